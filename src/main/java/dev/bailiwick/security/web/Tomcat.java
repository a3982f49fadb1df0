package dev.bailiwick.security.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.kernel.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the web server itself speak in the contract's envelope about what never reaches a filter: a broken request line, say. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Tomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Ids ids;
    private final ObjectMapper json;

    Tomcat(Ids ids, ObjectMapper json) {
        this.ids = ids;
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new EnvelopeValve(ids, json)));
    }

    /** Reports an error in the envelope, unless somebody did before. */
    private static final class EnvelopeValve extends ErrorReportValve {

        private static final Logger LOG = LoggerFactory.getLogger(EnvelopeValve.class);

        private final Ids ids;
        private final ObjectMapper json;

        EnvelopeValve(Ids ids, ObjectMapper json) {
            this.ids = ids;
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            HttpServletRequest asked = request;
            if (Trace.of(asked).isEmpty()) {
                asked.setAttribute(Trace.ATTRIBUTE, ids.next());
            }
            var message = status < 500 ? "the request cannot be read" : "something went wrong here; nothing was half done";
            try {
                response.setContentType("application/json");
                response.setCharacterEncoding("UTF-8");
                var body = response.getReporter();
                if (body != null) {
                    body.write(json.writeValueAsString(Envelope.of(status, message, asked)));
                    response.finishResponse();
                }
            } catch (IOException e) {
                LOG.debug("the caller went away before the error was told", e);
            }
        }
    }
}
