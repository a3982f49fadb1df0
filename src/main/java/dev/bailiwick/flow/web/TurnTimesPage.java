package dev.bailiwick.flow.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the operator how much of a turn is the engine's own work. */
@RestController
class TurnTimesPage {

    private final MeterRegistry meters;

    TurnTimesPage(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @return turns counted since the start, and their engine time in milliseconds over the last ten minutes, models excluded */
    @GetMapping("/api/flow/turn-times")
    Map<String, Object> turnTimes() {
        Timer timer = meters.get("bailiwick.turn.engine").timer();
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("turns", timer.count());
        times.put("mean_ms", rounded(timer.mean(TimeUnit.MILLISECONDS)));
        for (var value : timer.takeSnapshot().percentileValues()) {
            times.put("p" + Math.round(value.percentile() * 100) + "_ms", rounded(value.value(TimeUnit.MILLISECONDS)));
        }
        return times;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
