package dev.bailiwick.admin.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bailiwick.Bailiwick;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.lang.NonNullApi;
import org.springframework.lang.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Makes of what springdoc reads off the handlers the document that we publish: our own API alone, in one order, every call with the sentence
 * that stands above its handler, every refusal with the envelope, and of every answer which parts are always there.
 */
final class ApiDescription {

    private static final String OURS = "dev.bailiwick.";
    private static final String JSON_TYPE = "application/json";
    private static final String BODY_READ_BY_FIELD = ".channel.web.Fields";
    /** Types of the framework that an answer may be, and what goes over the wire. */
    private static final Map<String, String> FRAMEWORK = Map.of("com.fasterxml.jackson.databind.JsonNode", "object",
            "org.springframework.web.servlet.mvc.method.annotation.SseEmitter", "string");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Docstrings docstrings = new Docstrings();
    private final Map<RequestMappingInfo, HandlerMethod> handlers;
    private final List<String> silent = new ArrayList<>();

    ApiDescription(Map<RequestMappingInfo, HandlerMethod> handlers) {
        // Tests bring handlers of their own.
        this.handlers = handlers.entrySet().stream().filter(one -> isOurs(one.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getProtectionDomain().getCodeSource().getLocation().equals(
                Bailiwick.class.getProtectionDomain().getCodeSource().getLocation());
    }

    private Optional<HandlerMethod> handler(String method, String path) {
        return handlers.entrySet().stream().filter(one -> one.getKey().getPatternValues().contains(path)
                && one.getKey().getMethodsCondition().getMethods().stream().anyMatch(verb -> verb.name().equalsIgnoreCase(method)))
                .map(Map.Entry::getValue).findFirst();
    }

    /** @return the calls whose handlers say nothing about themselves, each with the place where the sentence belongs */
    List<String> silent() {
        return silent;
    }

    ObjectNode of(JsonNode read) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("openapi", "3.1.0");
        whole.putObject("info").put("title", "Bailiwick").put("version", "1").put("description", "The house's own API, for the studio and for pipelines."
                + " Show a Management key (Authorization: Bearer …) or sign in; a signed-in page sends the token of GET /api/account with every"
                + " change. The customers' side is the wire contract, /conversations.");
        ObjectNode paths = whole.putObject("paths");
        Map<String, JsonNode> sorted = new TreeMap<>();
        read.path("paths").properties().stream().filter(path -> path.getKey().startsWith("/api/")).forEach(path -> sorted.put(path.getKey(), path.getValue()));
        sorted.forEach((path, calls) -> {
            ObjectNode described = JSON.createObjectNode();
            asMap(calls).forEach((method, call) -> handler(method, path).ifPresent(handler ->
                    described.set(method, call(path, method, handler, (ObjectNode) call))));
            if (!described.isEmpty()) {
                paths.set(path, described);
            }
        });
        ObjectNode components = whole.putObject("components");
        schemas(components.putObject("schemas"), read.path("components").path("schemas"), paths);
        components.putObject("securitySchemes").set("key", JSON.createObjectNode().put("type", "http").put("scheme", "bearer"));
        whole.putArray("security").addObject().putArray("key");
        return (ObjectNode) shortNames(whole);
    }

    private ObjectNode call(String path, String method, HandlerMethod handler, ObjectNode read) {
        Docstrings.Said said = docstrings.of(handler.getMethod());
        Class<?> type = handler.getBeanType();
        if (said.summary().isEmpty()) {
            silent.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path + ": write a docstring above " + type.getSimpleName() + "."
                    + handler.getMethod().getName());
        }
        ObjectNode call = JSON.createObjectNode();
        call.putArray("tags").add(type.getPackageName().substring(OURS.length()).split("\\.")[0]);
        call.put("operationId", type.getSimpleName() + "." + handler.getMethod().getName());
        call.put("summary", said.summary());
        if (read.has("parameters")) {
            ArrayNode parameters = call.putArray("parameters");
            read.path("parameters").forEach(parameter -> {
                String handedIn = parameter.path("schema").path("$ref").asText();
                if (handedIn.contains("springframework") || handedIn.endsWith(BODY_READ_BY_FIELD)) {
                    // The framework hands it in; nobody sends it as a parameter.
                    return;
                }
                String about = said.parts().getOrDefault(parameter.path("name").asText(), "");
                parameters.add(about.isEmpty() ? parameter : ((ObjectNode) parameter).put("description", about));
            });
        }
        if (read.path("parameters").findValuesAsText("$ref").stream().anyMatch(ref -> ref.endsWith(BODY_READ_BY_FIELD))) {
            call.putObject("requestBody").putObject("content").putObject(JSON_TYPE).putObject("schema").put("type", "object");
        }
        if (read.has("requestBody")) {
            call.set("requestBody", read.path("requestBody"));
        }
        ObjectNode responses = call.putObject("responses");
        read.path("responses").properties().stream().filter(one -> one.getKey().startsWith("2")).forEach(one ->
                responses.set(one.getKey(), answered((ObjectNode) one.getValue())));
        ObjectNode refused = responses.putObject("default").put("description", "Refused: what, where and the cure");
        refused.putObject("content").putObject(JSON_TYPE).putObject("schema").put("$ref", "#/components/schemas/Refusal");
        return call;
    }

    /** Handlers that name no type of media answer JSON; springdoc says "anything". */
    private static ObjectNode answered(ObjectNode answer) {
        ObjectNode content = (ObjectNode) answer.get("content");
        if (content != null && content.has("*/*")) {
            content.set(JSON_TYPE, content.remove("*/*"));
        }
        answer.findParents("$ref").forEach(parent -> {
            String wire = FRAMEWORK.get(parent.path("$ref").asText().replaceFirst(".*/", ""));
            if (wire != null) {
                ((ObjectNode) parent).removeAll();
                ((ObjectNode) parent).put("type", wire);
            }
        });
        return answer;
    }

    private void schemas(ObjectNode into, JsonNode read, JsonNode paths) {
        ObjectNode refusal = into.putObject("Refusal").put("type", "object").put("description", "Every no of the API.");
        ObjectNode parts = refusal.putObject("properties");
        parts.putObject("code").put("type", "string").put("description", "for machines");
        parts.putObject("message").put("type", "string").put("description", "for people: names the field and what would be right");
        parts.putObject("details").put("type", "object").put("description", "trace_id finds the request in the log").put("additionalProperties", true);
        refusal.putArray("required").add("code").add("message").add("details");
        TreeSet<String> wanted = new TreeSet<>();
        reach(paths, read, wanted);
        wanted.forEach(name -> into.set(name, schema(name, (ObjectNode) read.path(name))));
    }

    private static void reach(JsonNode from, JsonNode schemas, Collection<String> wanted) {
        from.findValuesAsText("$ref").stream().map(ref -> ref.substring(ref.lastIndexOf('/') + 1)).filter(name -> schemas.has(name) && wanted.add(name))
                .forEach(name -> reach(schemas.path(name), schemas, wanted));
    }

    private ObjectNode schema(String name, ObjectNode read) {
        Class<?> type = type(name);
        if (type == null || !type.isRecord()) {
            return read;
        }
        Docstrings.Said said = docstrings.of(type);
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        if (!said.summary().isEmpty()) {
            schema.put("description", said.summary());
        }
        schema.set("properties", read.path("properties"));
        said.parts().forEach((part, about) -> {
            if (schema.path("properties").path(part) instanceof ObjectNode property && !property.has("$ref")) {
                property.put("description", about);
            }
        });
        ArrayNode required = JSON.createArrayNode();
        for (RecordComponent part : type.getRecordComponents()) {
            if (isAlwaysThere(type, part) && schema.path("properties").has(part.getName())) {
                required.add(part.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    /** Records that mark what may be missing are taken at their word; of others only what cannot be null is promised. */
    private static boolean isAlwaysThere(Class<?> type, RecordComponent part) {
        boolean marks = type.getPackageName().matches("dev\\.bailiwick\\.(admin|security)\\..*") 
                || type.getPackage().isAnnotationPresent(NonNullApi.class);
        return part.getType().isPrimitive() || marks && part.getAccessor().getAnnotation(Nullable.class) == null;
    }

    private static Class<?> type(String name) {
        for (String candidate = name; candidate.startsWith(OURS); candidate = candidate.replaceFirst("\\.([^.]+)$", "\\$$1")) {
            try {
                return Class.forName(candidate);
            } catch (ClassNotFoundException e) {
                if (candidate.lastIndexOf('.') < OURS.length()) {
                    return null;
                }
            }
        }
        return null;
    }

    /** Schemas are known by the names of their types, without the packages. */
    private static JsonNode shortNames(ObjectNode whole) {
        try {
            return JSON.readTree(JSON.writeValueAsString(whole).replaceAll("dev\\.bailiwick\\.(?:[a-z]+\\.)*(?=[A-Z])", ""));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, JsonNode> asMap(JsonNode node) {
        Map<String, JsonNode> map = new TreeMap<>();
        node.properties().forEach(one -> map.put(one.getKey(), one.getValue()));
        return map;
    }
}
