package dev.bailiwick.flow.lint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.wording.WordingFiles;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyNamesTest {

    private static final String LOST_CARD = "processes/bpmn/report-lost-card.bpmn";
    private static final CompanyNames NAMES = new CompanyNames(new WordingFiles(Company.sample())::has,
            Set.of("front-desk", "cards", "complaints", "fraud", "specialist-support"));

    private static List<CompanyFile> drawings(Company company) {
        return company.below("processes/bpmn", ".bpmn");
    }

    @Test
    void whatTheSampleCompanysDrawingsNameIsThere() {
        assertThatCode(() -> NAMES.insist(drawings(Company.sample()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            ">handoff.lost-card<|>handoff.lost-dog<|there are no fixed words 'handoff.lost-dog'; add the key to prompts/wording/en.yaml",
            ">cards<|>kennels<|there is no team 'kennels' in rules/desk/desk.yaml; known are cards, complaints, fraud, front-desk",
            ">card_last_four=|>name_of_dog=|there are no fixed words 'ask.name_of_dog' to ask for the detail 'name_of_dog'",
            ">card_last_four=|>when_noticed=|the detail 'when_noticed' is wanted twice"})
    void aNameThatNobodyKnowsIsRefusedWithFileLineAndElement(String right, String wrong, String complaint) {
        Company company = Company.sample();
        String drawing = company.file(LOST_CARD).text();
        company.with(LOST_CARD, drawing.replace(right, wrong));

        assertThatThrownBy(() -> NAMES.insist(drawings(company))).isInstanceOf(InvalidFile.class).hasMessageContaining(complaint)
                .hasMessageContaining("Task_").hasMessageMatching("(?s)processes/bpmn/report-lost-card\\.bpmn:\\d+: .*");
    }
}
