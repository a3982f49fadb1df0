package dev.bailiwick.channel.web;

import dev.bailiwick.channel.RequestSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds each key to its share: who has none is known by the remote address. */
@Component
class LimitRequests implements HandlerInterceptor {

    private final Buckets buckets;

    LimitRequests(RequestSettings settings) {
        this.buckets = new Buckets(settings.requestsPerSecond(), settings.burst(), System::nanoTime);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Principal key = request.getUserPrincipal();
        Duration wait = buckets.take(key == null ? "address " + request.getRemoteAddr() : "key " + key.getName());
        if (wait != null) {
            throw Refused.tooMuch("too many requests; come back after the time in Retry-After", wait);
        }
        return true;
    }
}
