package dev.bailiwick.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class StudioPageTest {

    private final AtomicInteger count = new AtomicInteger();

    @Test
    void everyAddressBelowAnswersThePageButNotThatOfAScript() throws Exception {
        MockMvc built = studio("<meta property=\"csp-nonce\" nonce=\"__NONCE__\">");

        for (String address : new String[] {"/admin", "/admin/", "/admin/conversations", "/admin/conversations/c-1", "/admin/a/b/c"}) {
            assertThat(get(built, address).getContentAsString()).as(address).contains("csp-nonce");
        }
        assertThat(get(built, "/admin/assets/index.js").getStatus()).isEqualTo(HttpStatus.NOT_FOUND.value());
    }

    @Test
    void thePolicyLetsNothingInFromOutsideAndNoScriptInThePage() throws Exception {
        MockHttpServletResponse answer = get(studio("<meta nonce=\"__NONCE__\">"), "/admin");

        assertThat(answer.getHeader("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-secret-1'")
                .doesNotContain("unsafe").doesNotContain("http").doesNotContain("*");
        assertThat(answer.getContentAsString()).isEqualTo("<meta nonce=\"secret-1\">");
        assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
    }

    @Test
    void theWordForStylesIsNewAtEveryRequest() throws Exception {
        MockMvc built = studio("<meta nonce=\"__NONCE__\">");

        assertThat(get(built, "/admin").getContentAsString()).isNotEqualTo(get(built, "/admin").getContentAsString());
    }

    @Test
    void aProgramWithoutTheStudioSaysHowToBuildIt() throws Exception {
        assertThat(get(studio(null), "/admin/conversations").getContentAsString()).contains("The studio was not built").contains("-Dstudio.skip");
    }

    private MockMvc studio(String page) {
        var files = new DefaultResourceLoader() {
            @Override
            public Resource getResource(String location) {
                return page == null ? new ByteArrayResource(new byte[0]) {
                    @Override
                    public boolean exists() {
                        return false;
                    }
                } : new ByteArrayResource(page.getBytes(StandardCharsets.UTF_8));
            }
        };
        return MockMvcBuilders.standaloneSetup(new StudioPage(files, bytes -> "secret-" + count.incrementAndGet())).build();
    }

    private static MockHttpServletResponse get(MockMvc studio, String address) throws Exception {
        return studio.perform(MockMvcRequestBuilders.get(address)).andReturn().getResponse();
    }
}
