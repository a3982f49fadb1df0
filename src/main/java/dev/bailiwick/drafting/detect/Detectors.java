package dev.bailiwick.drafting.detect;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.Pleasantries;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.Understanding.Topic;
import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.EmbedOnce;
import dev.bailiwick.knowledge.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** All detectors together: what can be seen in a turn's messages without asking a model. The same messages are seen the same way, always. */
@Component
public class Detectors implements Pleasantries {

    private final DraftingSettings settings;
    private final TellLanguage tellLanguage;
    private final MaskPersonalData maskPersonalData = new MaskPersonalData();
    private final SpotInjection spotInjection = new SpotInjection();
    private final SpotManners spotManners = new SpotManners();
    private final Embeddings embeddings;
    private final EmbedOnce embedOnce;
    private volatile Exemplary exemplary;

    /**
     * @param files      where topics and intents stand
     * @param settings   floors and languages
     * @param embeddings vectors of what customers write
     * @param embedOnce  vectors of exemplars, remembered
     * @throws InvalidFile when a file of a topic or an intent cannot be used
     */
    public Detectors(CompanyFiles files, DraftingSettings settings, Embeddings embeddings, EmbedOnce embedOnce) {
        this.settings = settings;
        this.embeddings = embeddings;
        this.embedOnce = embedOnce;
        tellLanguage = new TellLanguage(settings);
        exemplary = read(files);
    }

    /** What is seen by example: swapped as a whole, so that a topic is never compared with the vectors of other exemplars. */
    private record Exemplary(Topics topics, Intents intents, List<String> ordinary, Vectors vectors) {
    }

    /** Other topics and intents, read and in order, and not yet in force. */
    public final class Prepared {

        private final Exemplary read;

        private Prepared(Exemplary read) {
            this.read = read;
        }

        /** @return the procedures that intents call for, by the path of the intent's file */
        public Map<String, String> procedures() {
            return read.intents.procedures();
        }

        /** @return what would be seen in the messages, were these in force */
        public Understanding see(Language sticky, List<Message> open, String source) {
            return Detectors.this.see(read, sticky, open, source);
        }

        /** Computes the exemplars' vectors; takes seconds for many new ones. */
        public void embed() {
            read.vectors.await();
        }

        /** Puts them into force. */
        public void takeUp() {
            exemplary = read;
        }
    }

    /**
     * @param files where other topics and intents stand
     * @return these, not yet in force
     * @throws InvalidFile naming every file that cannot be used
     */
    public Prepared prepare(CompanyFiles files) {
        return new Prepared(read(files));
    }

    private Exemplary read(CompanyFiles files) {
        List<InvalidFile> broken = new ArrayList<>();
        Topics topics = null;
        Intents intents = null;
        try {
            topics = new Topics(files, settings, tellLanguage);
        } catch (InvalidFile e) {
            broken.add(e);
        }
        try {
            intents = new Intents(files, settings, tellLanguage);
        } catch (InvalidFile e) {
            broken.add(e);
        }
        if (!broken.isEmpty()) {
            throw InvalidFile.all("topics and intents", broken);
        }
        List<String> sentences = new ArrayList<>(topics.english());
        sentences.addAll(intents.english());
        return new Exemplary(topics, intents, intents.ordinary(topics.names()), new Vectors(embeddings, embedOnce, sentences));
    }

    /** Computes the exemplars' vectors beside the start, so that the first customer does not wait for them. */
    @EventListener(ApplicationReadyEvent.class)
    public void warmUp() {
        exemplary.vectors.begin();
    }

    /**
     * @param sticky the conversation's language, or unsure
     * @param open   the messages to be answered
     * @param source who understands, for the record
     * @return what was seen
     */
    public Understanding see(Language sticky, List<Message> open, String source) {
        return see(exemplary, sticky, open, source);
    }

    private Understanding see(Exemplary inForce, Language sticky, List<Message> open, String source) {
        MaskPersonalData.Masked masked = maskPersonalData.mask(joined(open));
        String text = masked.text();
        TellLanguage.Guess guess = tellLanguage.tell(text, sticky);
        List<String> injections = spotInjection.in(text);
        boolean pleasantry = spotManners.isPleasantry(text);
        Looks looks = new Looks(text, guess.language());
        boolean toLookAt = !looks.parts().isEmpty() && !pleasantry;
        Optional<Intents.Found> intent = toLookAt ? inForce.intents.find(looks, inForce.vectors) : Optional.empty();
        List<Topic> near = toLookAt ? inForce.topics.near(looks, inForce.ordinary, inForce.vectors) : List.of();
        return new Understanding(text, guess.language(), guess.confidence(), intent.map(found -> found.intent().name()).orElse(null),
                intent.map(Intents.Found::nearness).orElse(0.0), intent.map(found -> found.intent().procedure()).orElse(null),
                spotManners.wantsPerson(text), spotManners.abuses(text), pleasantry, near, masked.found(), injections, source);
    }

    /**
     * @param open the messages to be answered
     * @return their words together, as they were written
     */
    public static String joined(List<Message> open) {
        StringBuilder text = new StringBuilder();
        for (Message message : open) {
            for (String part : new String[] {message.subject(), message.body()}) {
                if (part != null && !part.isBlank() && text.length() < Words.LONGEST) {
                    text.append(text.isEmpty() ? "" : "\n").append(part.strip());
                }
            }
        }
        return text.toString();
    }

    /** @return the language detector, for looking at drafts */
    public TellLanguage tellLanguage() {
        return tellLanguage;
    }

    /** @return the names of all intents */
    public List<String> intentNames() {
        return exemplary.intents.all().stream().map(Intents.Intent::name).toList();
    }

    /** @return the names of all regulated topics */
    public List<String> topicNames() {
        return exemplary.topics.names();
    }

    /**
     * @param intent an intent's name
     * @return the procedure it calls for, or null
     */
    public String procedureOf(String intent) {
        return exemplary.intents.named(intent).map(Intents.Intent::procedure).orElse(null);
    }

    /**
     * @param text a pleasantry
     * @return whether it thanks or takes leave, rather than greets
     */
    public boolean isThanks(String text) {
        return spotManners.isThanks(text);
    }

    /** @return the settings it works with */
    public DraftingSettings settings() {
        return settings;
    }

    @Override
    public String wordingFor(Understanding understanding) {
        return isThanks(understanding.text()) ? "thanks" : "greeting";
    }
}
