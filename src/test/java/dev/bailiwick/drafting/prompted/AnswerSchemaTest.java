package dev.bailiwick.drafting.prompted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSchemaTest {

    private static final String SCHEMA = "{'type':'object','additionalProperties':false,'required':['mood','marks'],'properties':{"
            + "'mood':{'type':['string','null'],'enum':['good','bad',null],'maxLength':4},"
            + "'marks':{'type':'array','minItems':1,'maxItems':2,'items':{'type':'integer','minimum':1,'maximum':6}},"
            + "'words':{'type':'string','minLength':2}}}";

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
            "{'mood':'good','marks':[1,2]} | none",
            "{'mood':null,'marks':[6],'words':'so'} | none",
            "{'mood':'good'} | The answer lacks the field 'marks'.",
            "{'mood':'fine','marks':[1]} | The field 'mood' must be one of",
            "{'mood':3,'marks':[1]} | The field 'mood' must be a text or null.",
            "{'mood':'bad','marks':[]} | The field 'marks' must have at least 1 entries.",
            "{'mood':'bad','marks':[1,2,3]} | The field 'marks' must have at most 2 entries.",
            "{'mood':'bad','marks':[0]} | must have at least 1 as its value.",
            "{'mood':'bad','marks':[1.5]} | The field 'marks', entry 1, must be a whole number.",
            "{'mood':'bad','marks':[1],'words':'x'} | The field 'words' must have at least 2 characters.",
            "{'mood':'bad','marks':[1],'more':1} | has a field that was not asked for; known are mood, marks, words.",
            "[] | The answer must be an object."})
    void anAnswerIsHeldToIt(String answer, String problem) {
        var problems = AnswerSchema.of(json(SCHEMA)).problems(json(answer));

        if (problem.equals("none")) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().asString().contains(problem);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', value = {
            "{'type':'array','items':{'type':'string'}} | must have the type object",
            "{'type':'object','properties':{}} | 'additionalProperties': false",
            "{'type':'object','additionalProperties':true,'properties':{}} | 'additionalProperties' must be false",
            "{'type':'object','additionalProperties':false,'properties':{'a':{'type':'text'}}} | field 'a' needs a 'type' of",
            "{'type':'object','additionalProperties':false,'properties':{'a':{'type':'string','pattern':'a+'}}} | 'pattern', which is not checked",
            "{'type':'object','additionalProperties':false,'properties':{'a':{'type':'array'}}} | needs 'items'",
            "{'type':'object','additionalProperties':false,'required':['b'],'properties':{'a':{'type':'string'}}} | requires 'b'",
            "{'type':'object','additionalProperties':false,'properties':{'a':{'type':'string','maxLength':'9'}}} | 'maxLength' must be a whole number",
            "'object' | must be an object with a 'type'"})
    void whatIsNoSchemaOfThisKindIsRefused(String schema, String complaint) {
        assertThatThrownBy(() -> AnswerSchema.of(json(schema))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(complaint);
    }

    @Test
    void aSchemaThatIsTooDeepIsRefused() {
        String deep = "{'type':'string'}";
        for (int i = 0; i < 10; i++) {
            deep = "{'type':'object','additionalProperties':false,'properties':{'a':" + deep + "}}";
        }
        String schema = deep;

        assertThatThrownBy(() -> AnswerSchema.of(json(schema))).hasMessageContaining("nested deeper");
    }
}
