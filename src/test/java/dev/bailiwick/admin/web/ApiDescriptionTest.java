package dev.bailiwick.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.bailiwick.flow.Web;
import dev.bailiwick.flow.WholeHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's description is what the handlers are: it is read off them, checked in, and served from where it was checked in. */
@WholeHouse
class ApiDescriptionTest {

    private static final Path FILE = Path.of("admin-ui/openapi.json");
    private static final String COMMAND = "mvn test -Dtest=ApiDescriptionTest -Dbailiwick.regenerate=true";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final WebApplicationContext context;

    @Autowired
    ApiDescriptionTest(WebApplicationContext context) {
        this.context = context;
    }

    @Test
    void theFileDescribesTheApiAsItIs() throws Exception {
        var description = new ApiDescription(context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods());

        String now = JSON.writeValueAsString(description.of(readOffTheHandlers())).replace("\r\n", "\n") + "\n";

        if (Boolean.getBoolean("bailiwick.regenerate")) {
            Files.writeString(FILE, now);
        }
        assertThat(FILE).as("is out of date; write it anew with: " + COMMAND).exists().content(StandardCharsets.UTF_8).isEqualTo(now);
        assertThat(description.silent()).isEmpty();
    }

    @Test
    void whoeverSignedInReadsItAndNobodyElse() throws Exception {
        assumeFalse(Boolean.getBoolean("bailiwick.regenerate"), "what is served was built before the file was written anew");
        Web admin = Web.signedIn(context, "admin", "correct-horse-battery");

        JsonNode served = admin.get("/api/openapi.json").ok().json();

        assertThat(served).isEqualTo(JSON.readTree(FILE.toFile()));
        assertThat(Web.withKey(context, "unknown-key-of-nobody").get("/api/openapi.json").status()).isEqualTo(401);
    }

    private JsonNode readOffTheHandlers() throws Exception {
        var house = MockMvcBuilders.webAppContextSetup(context).build();
        return JSON.readTree(house.perform(MockMvcRequestBuilders.get("/v3/api-docs")).andReturn().getResponse().getContentAsByteArray());
    }
}
