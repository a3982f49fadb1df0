package dev.bailiwick.admin.web;

import dev.bailiwick.admin.BrowseConversations;
import dev.bailiwick.admin.WalkedPaths;
import dev.bailiwick.admin.web.ConversationListApi.ListedConversation;
import dev.bailiwick.conversation.Attachment;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.ExplainConversation;
import dev.bailiwick.ledger.Explanation;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Versions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One conversation: what was said, why, and the way it took through the drawings. */
@RestController
class ConversationApi {

    private static final int MOST_MESSAGES = 500;
    private static final int MOST_BOOKS = 200;
    private static final String BOOK = "Policy book";

    private final BrowseConversations browse;
    private final Conversations conversations;
    private final ExplainConversation explain;
    private final Versions<BookTexts> books;
    private final WalkedPaths paths;

    ConversationApi(BrowseConversations browse, Conversations conversations, ExplainConversation explain, Versions<BookTexts> books,
            WalkedPaths paths) {
        this.browse = browse;
        this.conversations = conversations;
        this.explain = explain;
        this.books = books;
        this.paths = paths;
    }

    /**
     * What was said in a conversation, and every decision about it in plain words.
     *
     * @param id    the conversation
     * @param after only decisions with a higher number, which a part before gave as its next
     */
    @GetMapping(path = "/api/conversations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Whole whole(@PathVariable String id, @RequestParam(defaultValue = "0") long after) {
        ConversationId its = new ConversationId(id);
        var line = browse.find(its).orElseThrow(() -> Refusal.notFound("conversation", its));
        Explanation explanation = explain.explain(its, Math.max(0, after));
        List<Said> said = conversations.messages(its, 0, MOST_MESSAGES + 1).stream().map(Said::of).toList();
        boolean more = said.size() > MOST_MESSAGES;
        List<TurnTold> turns = explanation.turns().stream().map(TurnTold::of).toList();
        return new Whole(ListedConversation.of(line), more ? said.subList(0, MOST_MESSAGES) : said, more, turns, approvals(turns),
                explanation.check().whole(), explanation.nextAfter() == 0 ? null : explanation.nextAfter());
    }

    /** Who put the books into force by which something was judged here. */
    private List<Approval> approvals(List<TurnTold> turns) {
        Set<String> named = turns.stream().flatMap(turn -> turn.cards().stream()).flatMap(card -> card.facts().stream())
                .filter(fact -> fact.name().equals(BOOK)).map(NamedValue::value).collect(Collectors.toSet());
        return books.history(MOST_BOOKS).stream().filter(one -> named.contains(one.book())).map(Approval::of).toList();
    }

    /**
     * The elements that a conversation went through, one after the other.
     *
     * @param id the conversation
     */
    @GetMapping(path = "/api/conversations/{id}/path", produces = MediaType.APPLICATION_JSON_VALUE)
    Walked path(@PathVariable String id) {
        ConversationId its = new ConversationId(id);
        if (browse.find(its).isEmpty()) {
            throw Refusal.notFound("conversation", its);
        }
        return new Walked(paths.passes(its).stream().map(Step::of).toList());
    }

    /**
     * The drawing in which a step was made, as it was then, in BPMN's XML.
     *
     * @param id      the conversation
     * @param version the drawing's version, as its steps name it
     */
    @GetMapping(path = "/api/conversations/{id}/drawing", produces = MediaType.APPLICATION_XML_VALUE)
    String drawing(@PathVariable String id, @RequestParam String version) {
        ConversationId its = new ConversationId(id);
        if (paths.passes(its).stream().noneMatch(pass -> pass.version().equals(version))) {
            throw Refusal.notFound("drawing with steps of " + its, version);
        }
        return paths.drawing(version);
    }

    /**
     * A conversation.
     *
     * @param conversation as the list shows it
     * @param messages     what was said, in order
     * @param more         whether there are more messages than these 500
     * @param turns        every decision, gathered by turn
     * @param approvals    who put the policy books into force by which something was judged
     * @param verified     whether the whole chain of the ledger is unbroken
     * @param next         give it as {@code after} for the next decisions; missing when these are the last
     */
    record Whole(ListedConversation conversation, List<Said> messages, boolean more, List<TurnTold> turns, List<Approval> approvals,
            boolean verified, @Nullable Long next) {
    }

    /**
     * A message.
     *
     * @param id          names it within the conversation
     * @param turn        the turn that it opened or answered, 0 when it belongs to none
     * @param by          customer, advisor, assistant or bot
     * @param byId        the company's id of who said it
     * @param body        the words
     * @param subject     the subject line
     * @param attachments the names of files that came with it
     * @param citations   the articles that a reply relies on
     * @param at          when it was said
     * @param oneMoment   whether it only says that the answer takes a moment
     */
    record Said(String id, int turn, String by, String byId, String body, @Nullable String subject, List<String> attachments,
            List<CitedArticle> citations, String at, boolean oneMoment) {

        static Said of(Message one) {
            return new Said(one.id().value(), one.turn(), one.participant().name().toLowerCase(Locale.ROOT), one.participantId(), one.body(),
                    one.subject(), one.attachments() == null ? List.of() : one.attachments().stream().map(Attachment::fileName).toList(),
                    one.citations() == null ? List.of() : one.citations().stream().map(CitedArticle::of).distinct().toList(),
                    one.created().toString(), one.oneMoment());
        }
    }

    /** An article that a reply relies on, as the customer reads its title. */
    record CitedArticle(String article, int revision, String title) {

        static CitedArticle of(Citation one) {
            return new CitedArticle(one.article(), one.revision(), one.title());
        }
    }

    /** What was decided in one turn, or outside of any (number 0). */
    record TurnTold(int number, String began, List<Card> cards) {

        static TurnTold of(Explanation.Turn turn) {
            return new TurnTold(turn.number(), turn.began().toString(), turn.cards().stream().map(Card::of).toList());
        }
    }

    /**
     * One decision in plain words.
     *
     * @param number   its place in the ledger's chain
     * @param kind     what was decided, for machines
     * @param at       when
     * @param release  the release in force
     * @param title    what happened, in a line
     * @param tone     plain, words, good, caution or stop
     * @param step     the drawing's element at which it happened
     * @param facts    what else is known
     * @param quotes   what was written, by whom
     * @param policies what the policies saw, the deciding one first
     * @param passages passages found or cited
     */
    record Card(long number, String kind, String at, @Nullable String release, String title, String tone, String step, List<NamedValue> facts,
            List<Quoted> quotes, List<PolicySaw> policies, List<PassageUsed> passages) {

        static Card of(Explanation.Card card) {
            return new Card(card.entry().number(), card.entry().kind(), card.entry().at().toString(), card.entry().release(), card.title(),
                    card.tone().name().toLowerCase(Locale.ROOT), card.step(),
                    card.facts().stream().map(fact -> new NamedValue(fact.name(), fact.value())).toList(),
                    card.quotes().stream().map(quote -> new Quoted(quote.by(), quote.text())).toList(),
                    card.policies().stream().map(saw -> new PolicySaw(saw.policy(), saw.title(), saw.basis(), saw.action(), saw.because())).toList(),
                    card.passages().stream().map(used -> new PassageUsed(used.title(), used.article(), used.score() < 0 ? null : used.score(),
                            used.quote(), used.url())).toList());
        }
    }

    /** Something known, and what it is. */
    record NamedValue(String name, String value) {
    }

    /** Words, and whose. */
    record Quoted(String by, String text) {
    }

    /** What a policy saw: its basis, what it asked for and why. */
    record PolicySaw(String policy, String title, String basis, String action, String because) {
    }

    /** A passage found or cited; the score is missing where it was not scored. */
    record PassageUsed(String title, String article, @Nullable Double score, String quote, String url) {
    }

    /** A policy book's way into force: {@code kind} is founded, approved or returned, {@code by} the person who decided it. */
    record Approval(String book, String kind, String by, @Nullable String from) {

        static Approval of(Activation one) {
            return new Approval(one.book(), one.kind(), one.person(), one.tookForce() == null ? null : one.tookForce().toString());
        }
    }

    /** The steps in their order, at most the latest 1,000. */
    record Walked(List<Step> steps) {
    }

    /**
     * One element passed.
     *
     * @param drawing   the drawing's key
     * @param version   the drawing's version
     * @param element   the element's id in it
     * @param name      the element's name
     * @param type      its type, in the engine's words
     * @param began     when it began
     * @param ended     when it ended; missing while the conversation is there
     * @param cancelled whether it was broken off
     */
    record Step(String drawing, String version, String element, @Nullable String name, String type, String began, @Nullable String ended,
            boolean cancelled) {

        static Step of(WalkedPaths.Pass pass) {
            return new Step(pass.drawing(), pass.version(), pass.element(), pass.name(), pass.type(), pass.began().toString(),
                    pass.ended() == null ? null : pass.ended().toString(), pass.cancelled());
        }
    }
}
