package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.CheckPolicies;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.util.List;
import org.springframework.stereotype.Component;

/** Binds a book as if it were to be put into force, and lets go of it. */
@Component
class DroolsCheckPolicies implements CheckPolicies {

    private final BindBook bind;

    DroolsCheckPolicies(GuardrailSettings settings) {
        this.bind = new BindBook(settings);
    }

    @Override
    public Checked check(CompanyFiles files) {
        try {
            CompiledBook book = bind.bind(files);
            return new Checked(book.version(), book.policies().size(), book.examples().size(),
                    ExamineBook.examine(Subject.of(book), ExamineBook.topics(files)), List.of());
        } catch (InvalidFile refused) {
            return new Checked("", 0, 0, List.of(), refused.problems());
        } catch (IllegalStateException unexpected) {
            String what = unexpected.getCause() == null ? unexpected.getMessage() : unexpected.getCause().toString();
            return new Checked("", 0, 0, List.of(), List.of(new InvalidFile(PolicyFiles.FOLDER, 0, "could not be compiled: " + what)));
        }
    }
}
