package dev.bailiwick.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.bailiwick.channel.web.Refusals;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Decision.Kind;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.ledger.ExplainConversation;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.LedgerOnTestDatabase;
import dev.bailiwick.ledger.SampleConversation;
import dev.bailiwick.ledger.VerifyLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class LedgerWebTest {

    private static LedgerOnTestDatabase house;
    private static MockMvc web;

    @BeforeAll
    static void start() {
        house = new LedgerOnTestDatabase(new ReleaseId("r-5fd1c2a9e3b0"));
        house.decide(SampleConversation.decisions("sample:1").toArray(Decision[]::new));
        house.decide(LedgerOnTestDatabase.decision("broken", 1, Kind.REPLY_SENT, Map.of("body", "words")));
        house.jdbc().sql("alter table ledger.entry disable trigger append_only").update();
        house.jdbc().sql("update ledger.entry set turn = 4 where conversation_id = 'broken'").update();
        Ledger ledger = house.bean(Ledger.class);
        web = MockMvcBuilders.standaloneSetup(new LedgerApi(ledger, house.bean(VerifyLedger.class)),
                new LedgerPages(ledger, house.bean(ExplainConversation.class), new Drawings(new OneDrawing())))
                .setControllerAdvice(Refusals.advice()).build();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void entriesAreGivenInOrderAndInParts() throws Exception {
        web.perform(get("/api/conversations/sample:1/ledger?after=1&limit=3")).andExpect(status().isOk())
                .andExpect(jsonPath("$.conversation").value("sample:1")).andExpect(jsonPath("$.verified").value(true))
                .andExpect(jsonPath("$.entries", hasSize(3)))
                .andExpect(jsonPath("$.entries[0].number").value(2)).andExpect(jsonPath("$.entries[0].kind").value("message-received"))
                .andExpect(jsonPath("$.entries[0].turn").value(1)).andExpect(jsonPath("$.entries[0].at").value("2026-03-02T09:14:07.252Z"))
                .andExpect(jsonPath("$.entries[0].release").value("r-5fd1c2a9e3b0")).andExpect(jsonPath("$.entries[0].details.sequence").value(41))
                .andExpect(jsonPath("$.entries[0].hash").isString()).andExpect(jsonPath("$.entries[0].previous_hash").isString());
    }

    @Test
    void whatIsWrongWithARequestIsSaidInTheEnvelope() throws Exception {
        web.perform(get("/api/conversations/nobody/ledger")).andExpect(status().isNotFound()).andExpect(jsonPath("$.code").value("not_found"))
                .andExpect(jsonPath("$.message").value("there is no conversation 'nobody'")).andExpect(jsonPath("$.details.trace_id").isString());
        web.perform(get("/api/conversations/x/ledger?limit=501")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value("limit: must be 1 to 500"));
        web.perform(get("/api/conversations/x/ledger?after=-1")).andExpect(status().isBadRequest());
        web.perform(get("/api/conversations/x/ledger?after=second")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("invalid_argument")).andExpect(jsonPath("$.message").value("after: must be a number"));
        web.perform(get("/api/conversations/a b/ledger")).andExpect(status().isBadRequest()).andExpect(jsonPath("$.message", containsString("id:")));
    }

    @Test
    void chainsAreCheckedOverTheApi() throws Exception {
        web.perform(get("/api/ledger/verify")).andExpect(status().isOk()).andExpect(jsonPath("$.whole").value(false))
                .andExpect(jsonPath("$.conversations").value(2)).andExpect(jsonPath("$.breaks[0].conversation").value("broken"))
                .andExpect(jsonPath("$.breaks[0].number").value(1));
        web.perform(get("/api/ledger/verify?conversation=sample:1")).andExpect(jsonPath("$.whole").value(true))
                .andExpect(jsonPath("$.entries").value(SampleConversation.decisions("x").size()));
        web.perform(get("/api/ledger/verify?conversation=nobody")).andExpect(status().isNotFound());
    }

    @Test
    void aConversationReadsLikeAStory() throws Exception {
        String page = web.perform(get("/ledger/sample:1?turn=1")).andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(header().string("Cache-Control", containsString("no-store"))).andReturn().getResponse().getContentAsString();

        assertThat(page).contains("Verified.", "All 15 entries are as they were written",
                "Judged the message: handed to a human under GR-001 Investment advice (MiFID II, Directive 2014/65/EU, Art. 4(1)(4)) because: Personal",
                "Understood the message as “card-fees-abroad” (0.91 near)", "Card fees · Outside the euro area", ">0.88<", "Regulation (EU) 2024/1689, Art. 50(1)",
                "&lt;b&gt;Switzerland&lt;/b&gt;", "+1.3 s", "The way of turn 1", "at “Judge message”", "Near the regulated topic", "release", "r-5fd1c2a9e3b0")
                .doesNotContain("<b>Switzerland").doesNotContain("<script").doesNotContain("style=");
        assertThat(page.indexOf("Delivered to the company")).as("a late delivery stands with its turn").isLessThan(page.indexOf("equity fund"));
        keepForLooking(page, "conversation.html");
    }

    @Test
    void aBrokenChainIsShownAsBroken() throws Exception {
        web.perform(get("/ledger/broken")).andExpect(status().isOk()).andExpect(content().string(containsString("Broken at entry 1.")))
                .andExpect(content().string(not(containsString("Verified."))));
    }

    @Test
    void theListLeadsToConversations() throws Exception {
        String page = web.perform(get("/ledger")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();

        assertThat(page).contains("href=\"/ledger/sample:1\"", "pen passed", "<label for=\"conversation\">");
        keepForLooking(page, "list.html");
        web.perform(get("/ledger").param("conversation", " sample:1 ")).andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/ledger/sample:1"));
        web.perform(get("/ledger").param("conversation", "nobody")).andExpect(status().isNotFound())
                .andExpect(content().string(containsString("there is no conversation &#39;nobody&#39;")));
        web.perform(get("/ledger").param("conversation", "<script>")).andExpect(status().isBadRequest());
        web.perform(get("/ledger/sample:1?turn=x")).andExpect(status().isBadRequest()).andExpect(content().string(containsString("turn: must be a number")));
    }

    @Test
    void entriesOfAnyKindAndFormAreShown() throws Exception {
        Map<String, Object> odd = new LinkedHashMap<>();
        odd.put("outcome", List.of(1));
        odd.put("findings", "none");
        odd.put("hits", Map.of("article", 1));
        odd.put("step", 3);
        for (Kind kind : Kind.values()) {
            house.decide(LedgerOnTestDatabase.decision("odd", 2, kind, Map.of()), LedgerOnTestDatabase.decision("odd", 0, kind, odd));
        }

        String page = web.perform(get("/ledger/odd")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();

        assertThat(page).contains("Found no passage that fits", "The conversation was closed", "No draft came about", "A step failed");
        assertThat(page.split("<li class=\"card")).hasSize(2 * Kind.values().length + 1);
    }

    /** Leaves the page for whoever wants to look at it in a browser. */
    private static void keepForLooking(String page, String name) throws Exception {
        Path folder = Path.of("target/ledger-pages");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), page.replace("/ledger/assets/ledger.css", "../../src/main/resources/static/ledger/assets/ledger.css"));
    }

    private static final class OneDrawing implements CompanyFiles {

        private final CompanyFile drawing = new CompanyFile("processes/bpmn/conversation.bpmn", DrawingTest.smallText().getBytes(StandardCharsets.UTF_8));
        private final CompanyFile unreadable = new CompanyFile("processes/bpmn/unreadable.bpmn", "<".getBytes(StandardCharsets.UTF_8));

        @Override
        public List<CompanyFile> below(String folder, String... endings) {
            return List.of(drawing, unreadable);
        }

        @Override
        public CompanyFile file(String path) {
            return path.equals(drawing.path()) ? drawing : null;
        }

        @Override
        public String origin(String folder) {
            return "built in";
        }
    }
}
