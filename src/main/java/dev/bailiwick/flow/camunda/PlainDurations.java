package dev.bailiwick.flow.camunda;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Days, hours, minutes and seconds from now, which is all that the lint lets a drawing's timers say. The engine's own calendar searches the class
 * path for an XML library each time that a timer is set.
 */
final class PlainDurations extends DurationBusinessCalendar {

    @Override
    public Date resolveDuedate(String duration, Date from) {
        Date start = from == null ? ClockUtil.getCurrentTime() : from;
        return Date.from(start.toInstant().plus(Duration.parse(duration)));
    }
}
