package dev.bailiwick.drafting;

import dev.bailiwick.kernel.CompanyFiles;
import java.util.Map;
import java.util.Set;

/** Puts other prompts, fixed words, intents and topics into force, all of them or none. */
public interface ReloadTexts {

    /**
     * Reads and checks, and changes nothing.
     *
     * @param files the company's files as they may be from now on
     * @return the texts, not yet in force
     * @throws dev.bailiwick.kernel.InvalidFile naming every file that cannot be used
     */
    Prepared prepare(CompanyFiles files);

    /** @return what the detectors see by the texts in force */
    LookAtText inForce();

    /** Texts that are in order and not yet in force. */
    interface Prepared {

        /** @return the version that {@link PromptBook#version} will give */
        String version();

        /** @return the keys of the fixed words */
        Set<String> wordings();

        /** @return the procedures that intents call for, by the path of the intent's file */
        Map<String, String> procedures();

        /** @return what the detectors would see, were these texts in force */
        LookAtText detectors();

        /** Computes the vectors of new exemplars, so that no customer waits for them. Takes seconds; not to be called inside a transaction. */
        void embed();

        /** Puts them into force. Who has begun to look at a message looks with the old ones to the end. Cannot fail. */
        void takeUp();
    }
}
