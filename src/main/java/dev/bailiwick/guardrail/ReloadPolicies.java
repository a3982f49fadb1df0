package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFiles;
import java.util.List;

/** Puts other texts of the policies into force. */
public interface ReloadPolicies {

    /**
     * Reads, compiles and tries the policies beside the book in force, and changes nothing. Takes seconds for many policies.
     *
     * @param files the company's files as they may be from now on
     * @return the book, not yet in force
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem
     */
    Prepared prepare(CompanyFiles files);

    /** What a policy can name that stands in another file. */
    enum Kind {
        /** Fixed words, by their key. */
        WORDING,
        /** A team of the desk. */
        TEAM,
        /** A procedure. */
        PROCEDURE
    }

    /**
     * Something that a policy names.
     *
     * @param path the policy's file, below the company's root
     * @param kind what it is
     * @param name its name
     */
    record Named(String path, Kind kind, String name) {
    }

    /** A policy book whose examples all pass, not yet in force. */
    interface Prepared {

        /** @return the version that {@link PolicyBook#version} will give */
        String version();

        /** @return how many policies it holds */
        int size();

        /** @return what its policies name in other files */
        List<Named> names();

        /** Puts it into force. Judgements under way keep the book they began with. Cannot fail. */
        void takeUp();
    }
}
