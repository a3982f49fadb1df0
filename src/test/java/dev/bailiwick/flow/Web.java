package dev.bailiwick.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Calls the whole house over HTTP, through all its filters, as one person: signed in, or with a key of their own. */
public final class Web {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvc house;
    private final MockHttpSession session;
    private String token;
    private String key;

    private Web(MockMvc house, MockHttpSession session) {
        this.house = house;
        this.session = session;
    }

    /** What came back. */
    public record Answer(int status, String text) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (java.io.IOException e) {
                throw new AssertionError("no JSON: " + text, e);
            }
        }

        public Answer ok() {
            if (status >= 300) {
                throw new AssertionError(status + " " + text);
            }
            return this;
        }
    }

    public static Web withKey(WebApplicationContext context, String key) {
        Web web = new Web(house(context), null);
        web.key = key;
        return web;
    }

    public static Web signedIn(WebApplicationContext context, String name, String password) throws Exception {
        Web web = new Web(house(context), new MockHttpSession());
        Matcher token = TOKEN.matcher(web.send(MockMvcRequestBuilders.get("/login")).text());
        if (!token.find()) {
            throw new AssertionError("no token on the page");
        }
        var answer = web.send(MockMvcRequestBuilders.post("/login").param("username", name).param("password", password)
                .param("_csrf", token.group(1)));
        if (answer.status() != 302) {
            throw new AssertionError(answer.toString());
        }
        web.token = web.get("/api/account").ok().json().at("/token/value").asText();
        return web;
    }

    private static MockMvc house(WebApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup(context).addFilters(context.getBean("springSecurityFilterChain", Filter.class)).build();
    }

    public Answer get(String path) throws Exception {
        return send(MockMvcRequestBuilders.get(path));
    }

    public byte[] bytes(String path) throws Exception {
        return answer(MockMvcRequestBuilders.get(path)).getContentAsByteArray();
    }

    public Answer post(String path, Map<String, ?> body) throws Exception {
        return send(MockMvcRequestBuilders.post(path).contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsBytes(body)));
    }

    public Answer post(String path) throws Exception {
        return send(MockMvcRequestBuilders.post(path));
    }

    public Answer put(String path, byte[] body) throws Exception {
        return send(MockMvcRequestBuilders.request(HttpMethod.PUT, path).contentType(MediaType.APPLICATION_OCTET_STREAM).content(body));
    }

    /** Puts bytes on a condition, such as that the file is the one that was read. */
    public Answer put(String path, byte[] body, String header, String condition) throws Exception {
        return send(MockMvcRequestBuilders.request(HttpMethod.PUT, path).contentType(MediaType.APPLICATION_OCTET_STREAM).content(body)
                .header(header, condition));
    }

    /** What a file is known by, for those who change it. */
    public String mark(String path) throws Exception {
        return answer(MockMvcRequestBuilders.get(path)).getHeader("ETag");
    }

    /** Makes a call with an empty object, whatever it takes. */
    public Answer call(String method, String path) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), path);
        return send(method.equals("GET") ? request : request.contentType(MediaType.APPLICATION_JSON).content("{}"));
    }

    private Answer send(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = answer(request);
        return new Answer(answer.getStatus(), answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        if (session != null) {
            request.session(session);
        }
        if (token != null) {
            request.header("X-CSRF-TOKEN", token);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return house.perform(request).andReturn().getResponse();
    }
}
