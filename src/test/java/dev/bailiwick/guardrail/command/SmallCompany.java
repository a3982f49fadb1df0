package dev.bailiwick.guardrail.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A company's folder with the house's sentences and one policy, which holds what customers under age are told. */
public final class SmallCompany {

    /** The policy's file, below the folder. */
    public static final String POLICY = "rules/drl/people/GR-001-minors.dslr";

    private SmallCompany() {
    }

    /**
     * @param folder an empty folder
     * @param action what the policy says after {@code then}
     */
    public static void write(Path folder, String action) {
        write(folder, POLICY, """
                rule "GR-001 minors"
                    @status("active") @owner("People") @since("2026-01-01") @review("2027-01-01")
                    @basis("by our own choice")
                    @errs("knows only what the company says of the customer's age")
                when
                    the customer is under age
                    the customer is not verified
                then
                    %s
                end
                """.formatted(action));
        write(folder, POLICY.replace(".dslr", ".examples.yaml"), """
                policy: GR-001
                examples:
                  - name: a child nobody knows
                    given:
                      - customer: {minor: true, verified: false}
                    expect: hit
                  - name: a child nobody knows writes late
                    given:
                      - customer: {minor: true, verified: false}
                    expect: hit
                  - name: an adult
                    expect: miss
                  - name: an adult whom nobody knows
                    given:
                      - customer: {verified: false}
                    expect: miss
                """);
        copy(folder, "rules/drl/sentences/bailiwick.dsl");
        copy(folder, "rules/desk/desk.yaml");
    }

    private static void copy(Path folder, String path) {
        try {
            write(folder, path, Files.readString(Path.of(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of the company, in the place of what stood there. */
    public static void write(Path folder, String path, String text) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
