package dev.bailiwick.admin.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API describes itself, in the form of OpenAPI 3.1. */
@RestController
class DescriptionApi {

    /** Written by a test that reads it off the handlers, so nothing has to be read off them while we serve. */
    private final Resource description = new ClassPathResource("META-INF/api/openapi.json");

    /** Answers this description. */
    @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource description() {
        return description;
    }
}
