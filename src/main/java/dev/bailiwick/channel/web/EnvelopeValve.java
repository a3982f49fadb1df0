package dev.bailiwick.channel.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * What Tomcat refuses by itself, such as a broken request line, before any filter of ours runs. Public only because Tomcat makes it by its
 * class's name.
 */
public class EnvelopeValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String text = "{\"code\":\"" + ErrorEnvelope.Code.ofStatus(status).word()
                + "\",\"message\":\"the request is not valid HTTP for this server: look at its path, query and headers\","
                + "\"details\":{\"trace_id\":\"none\"}}";
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding("utf-8");
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("the caller went away", e);
        }
    }
}
