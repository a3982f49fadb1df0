package dev.bailiwick.channel.web;

import dev.bailiwick.kernel.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks the error envelope for what Tomcat refuses by itself, such as a broken request line, before any filter of ours runs. */
class EnvelopeValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeValve.class);

    private final Ids ids;

    EnvelopeValve(Ids ids) {
        this.ids = ids;
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // Only fixed words and an id of ours: nothing that would have to be escaped.
        String trace = request.getAttribute(Trace.ID) instanceof String id ? id : ids.next();
        String what = status < 500 ? "the request is not valid HTTP for this server: look at its path, query and headers"
                : "something went wrong here; it was logged under the trace id";
        String text = "{\"code\":\"" + ErrorEnvelope.Code.ofStatus(status).word() + "\",\"message\":\"" + what + "\",\"details\":{\"trace_id\":\""
                + trace + "\"}}";
        LOG.debug("status {} before any handler, trace {}", status, trace);
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding("utf-8");
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the caller went away before the error was told", e);
        }
    }
}
