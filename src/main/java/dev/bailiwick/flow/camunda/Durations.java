package dev.bailiwick.flow.camunda;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Reckons when a timer is due. The engine's own calendar looks through the class path for a parser at every single timer; plain durations, such as
 * {@code PT10M} or {@code P2D}, need none. Everything else, months and repetitions, is left to it.
 */
final class Durations extends DurationBusinessCalendar {

    /** @return the engine's calendars: drawings have durations only */
    static MapBusinessCalendarManager calendars() {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new Durations());
        return calendars;
    }

    @Override
    public Date resolveDuedate(String duration, Date start) {
        Duration plain = plain(duration);
        return plain == null ? super.resolveDuedate(duration, start)
                : new Date((start == null ? ClockUtil.getCurrentTime() : start).getTime() + plain.toMillis());
    }

    private static Duration plain(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
