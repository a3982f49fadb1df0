package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.GuardrailSettings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attack list on sentences, tables of commas, developers' rules, examples and their encodings. What runs code in stock Drools is
 * refused by its text.
 */
class FenceTest {

    private static final String RUN = "System.setProperty(\"bailiwick.attacked\", \"yes\")";

    @Test
    void theBookThatIsAttackedIsGood() {
        CompiledBook book = new BindBook(GuardrailSettings.ordinary()).bind(Attacked.book());

        assertThat(book.policies().keySet()).containsExactly("GR-027", "GR-901", "GR-902", "IN-903");
    }

    private static void refused(String path, String from, String to) {
        String good = Attacked.book().text(path);
        String bad = good.replace(from, to);
        assertThat(bad).as("the attack changes the text").isNotEqualTo(good);
        Attacked.refused(Attacked.book().with(path, bad), path);
    }

    static Stream<String> afterASentence() {
        return Stream.of("; " + RUN + ";", " " + RUN + ";", " eval( true )", " // " + RUN, " /* " + RUN + " */", " || true", " or eval(true)",
                " and not MessageFact()", "\\", " \\u003b", " then " + RUN + "; end rule \"x\" when", " end", " from $x", " over window:length(3)",
                "\u037e", "\u00a0", "\u3164", "\u200d", "\u202e", "\u2066", "\ufe0f", "\u2028" + RUN, "\u0085", "\u000b", "\u0000", "\u001b[2J",
                "\udb40\udc41", "\ue000", "\u115f", "\u2800", "\ufeff", "\u00ad", "\u180e", "\u061c", "#", "##", " ?x( y; )", " @Entry", " (", " )",
                " \"", " \"complaint\"", " {topic}", " $param", " ${x}", " #{x}", " [0]", " ;;", " ,", " &&", " |", "..");
    }

    @ParameterizedTest
    @MethodSource("afterASentence")
    void nothingStandsAfterASentence(String more) {
        refused(Attacked.SENTENCES, "the message is near \"complaint\"", "the message is near \"complaint\"" + more);
        refused(Attacked.SENTENCES, "because \"It is a complaint.\"", "because \"It is a complaint.\"" + more);
        refused(Attacked.RULE, "capacity == \"consumer\" )", "capacity == \"consumer\" )" + more);
        refused(Attacked.RULE, "( $country ) );", "( $country ) );" + more);
    }

    static Stream<String> lines() {
        return Stream.of("eval( " + RUN + " != null )", "> MessageFact( eval(true) )", ">" + RUN, "function void f() { " + RUN + "; }", "global java.util.List l",
                "import java.lang.Runtime", "import function java.lang.System.exit", "import static java.lang.System.*", "declare X a : String = " + RUN + " end",
                "declare trait T end", "query q() MessageFact() end", "window w() MessageFact() end", "dialect \"mvel\"", "dialect \"java\"", "salience 10",
                "salience ( " + RUN + ".length() )", "enabled false", "enabled( " + RUN + " == null )", "agenda-group \"x\"", "ruleflow-group \"decide\"",
                "activation-group \"x\"", "auto-focus true", "no-loop true", "lock-on-active true", "date-effective \"1-jan-2030\"", "date-expires \"1-jan-2000\"",
                "duration 10", "timer( int: 0 1s )", "timer( cron: * * * * * ? )", "calendars \"x\"", "expander bailiwick.dsl", "unit X", "extends \"GR-021\"",
                "@Watch( * )", "@PropertyReactive", "@policy( " + RUN + " )", "@enabled(\"no\")", "@gate(\"nowhere\")", "@gate(\"draft\\u0022\")", "rule \"GR-999 x\"",
                "end\nrule \"GR-999 inner\"", "then", "not the message is near \"complaint\"", "[when]x=MessageFact()", "%s%n", "//\u2028" + RUN, "\\u000a" + RUN,
                "\\u002a\\u002f", "/* */ " + RUN, "do " + RUN, "$m : MessageFact()", "forall( MessageFact() )", "accumulate( MessageFact(); count(1) )",
                "exists( MessageFact() )", "MessageFact() from " + RUN, "/messages[ x ]", "?q( x; )", "the m\u0435ssage is abusive", "The message is abusive",
                "the message  is\u00a0abusive", "the message is abusive\u200b", "THE MESSAGE IS ABUSIVE", "tthe message is abusive", "the message is near \"complaint\"the desk is closed",
                "the message is near \"comp\u013aaint\"", "the message is near \"com\\\"plaint\"", "the message is near \"{topic}\"", "the message is near 'complaint'",
                "the message is near \u201ccomplaint\u201d", "the message is near \"complaint\" by at least 1e9", "the message is near \"complaint\" by at least 0.5.5",
                "the message has at least 99999999999 characters", "the message has at least -0x10 characters", "the message has at least \u0661\u0662 characters",
                "the message is written in \"german\"", "the message is written in \"\u0434\u0435\"", "today is a \"Someday\"", "today is the \"2026-02-30\"",
                "it is 25:00 or later", "it is 24:01 or later", "the customer lives in \"ireland\"", "this counts as \"nothing-that-is\"");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void noLineButASentenceStandsInAPolicy(String line) {
        refused(Attacked.SENTENCES, "when\n", "when\n    " + line + "\n");
        if (!line.startsWith("the message is") && !line.startsWith("today") && !line.startsWith("it is")) {
            refused(Attacked.SENTENCES, "then\n", "then\n    " + line + "\n");
        }
        if (!line.equals("rule \"GR-999 x\"")) {
            refused(Attacked.SENTENCES, "when\n", line + "\nwhen\n");
        }
        refused(Attacked.SENTENCES, "rule \"GR-901", line + "\nrule \"GR-901");
        refused(Attacked.SENTENCES, "end\n", "end\n" + line + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a test\\\" salience 10 //", "a test\" salience 10", "a\" when then System.exit(0); end rule \"b", "x", "a {test}", "a test\\u0022", "a\ttest"
            + "\u0007", "a test\u202e", "a \u200btest"})
    void theNameOfARuleHoldsNoCode(String name) {
        refused(Attacked.SENTENCES, "GR-901 a test", "GR-901 " + name);
        refused(Attacked.RULE, "IN-903 a rule", "IN-903 " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0022); System.exit(0); //", "\"); System.exit(0); (\"", "{a}{b}{c}{d}{e}{f}", "a reason\\", "a reason\u202etxt", "a \u2066reason\u2069 here",
            "a reason\u0000", "a re\u00adason here", "a reason $param {because}", "a reason \" + x + \""})
    void aReasonIsATextAndNothingElse(String reason) {
        refused(Attacked.SENTENCES, "It is a complaint.", reason);
    }

    static Stream<String> conditions() {
        return Stream.of("eval( true )", "ResidenceFact( eval( true ) )", "ResidenceFact( country.length() > 1 )", "ResidenceFact( country matches \"(a+)+b\" )",
                "ResidenceFact( country str[startsWith] \"I\" )", "ResidenceFact( country soundslike \"IE\" )", "ResidenceFact( country contains \"I\" )",
                "ResidenceFact( country memberOf $x )", "ResidenceFact( country in ( \"IE\" ) )", "ResidenceFact( this != null )", "ResidenceFact( this.country == \"IE\" )",
                "ResidenceFact( getClass() != null )", "ResidenceFact( class != null )", "ResidenceFact( country == " + RUN + " )", "ResidenceFact( " + RUN + " == null )",
                "ResidenceFact( country == null )", "ResidenceFact( country == \"IE\" + \"x\" )", "ResidenceFact( (country) == \"IE\" )", "ResidenceFact( country[0] == \"I\" )",
                "ResidenceFact( country#length() > 0 )", "ResidenceFact( country! == \"IE\" )", "ResidenceFact( country!.length > 0 )", "ResidenceFact( country isA X )",
                "ResidenceFact( country == 'IE' )", "ResidenceFact( country == \"\\u0049E\" )", "ResidenceFact( country == \"I\\\"E\" )", "ResidenceFact( country after \"IE\" )",
                "ResidenceFact() from " + RUN, "ResidenceFact() from entry-point x", "ResidenceFact() over window:time( 1s )", "java.lang.String()", "String()", "Object()",
                "Integer( this > 0 )", "dev.bailiwick.guardrail.facts.ResidenceFact()", "ResidenceFact( ) && ResidenceFact( )", "( ResidenceFact() or ResidenceFact() )",
                "not( ResidenceFact() and ResidenceFact() )", "forall( ResidenceFact() )", "accumulate( ResidenceFact(); $c : count(1) )", "collect( ResidenceFact() )",
                "$r : ResidenceFact()", "ResidenceFact( $r : this )", "ResidenceFact( $c := country )", "?reached( $x; )", "/residences[ country == \"IE\" ]",
                "not ResidenceFact( $x : country )", "TopicFact( $t : topic ) ", "RegimeFact( $x : regime )", "ResidenceFact( country == $nobody )",
                "ResidenceFact( country == \"ireland\" )", "CompanyTimeFact( minute == \"abc\" )", "CompanyTimeFact( minute > 1e3 )", "MessageFact( abusive > true )",
                "MessageFact( languageConfidence == 0.5 )", "MessageFact( length == 99999999999 )", "MessageFact( length == 0x10 )", "MessageFact( length == 1L )",
                "MessageFact( length == 1/0 )", "MessageFact( length == 1 + 1 )", "MessageFact( length == -- 1 )", "MessageFact( text == \"{x}\" )", "do[ label ]",
                "if ( MessageFact() ) do[x]", "MessageFact( colour == \"x\" )", "messageFact()", "MessageFact", "MessageFact(", "MessageFact( length > 1, )", "MessageFact( , )",
                "MessageFact( length > 1 length < 3 )", "MessageFact( length > )", "MessageFact( > 1 )", "MessageFact( length > 1; )", "MessageFact( ".repeat(200),
                "MessageFact( " + "(".repeat(500) + "length > 1" + ")".repeat(500) + " )", "not ".repeat(100) + "MessageFact()", "MessageFact( " + "!(".repeat(90) + " )",
                "ReachableFact( hours > 1 ) // looks at itself? no, at what nobody infers", "MarkFact( name == \"x\" )", "RegimeFact( regime == \"IE\" )");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aDevelopersConditionIsOfOurGrammar(String condition) {
        // "TopicFact( $t : topic )" alone is good, so a second of its kind is what must not be.
        String more = condition.startsWith("TopicFact") ? condition + "\n    CoverageFact( $l : language )" : condition;
        refused(Attacked.RULE, "when\n", "when\n    " + more + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.exit(0);", "insert( new RegimeFact( \"x\" ) );", "insertLogical( new RegimeFact( \"x\" + \"y\" ) );", "insertLogical( \"x\" );",
            "insertLogical( new RegimeFact( $country + $country ) );", "insertLogical( new RegimeFact( $country.concat($country) ) );", "insertLogical( $country );",
            "insertLogical( new String( \"x\" ) );", "insertLogical( new java.io.File( \"x\" ) );", "insertLogical( new MessageFact( \"x\" ) );",
            "insertLogical( new MarkFact( \"x\" ) );", "insertLogical( new JudgementFact( \"draft\" ) );", "insertLogical( new RegimeFact( null ) );",
            "insertLogical( new RegimeFact( 5 ) );", "insertLogical( new RegimeFact() );", "insertLogical( new RegimeFact( \"x\", \"y\" ) );",
            "insertLogical( new RegimeFact( \"x\", ) );", "insertLogical( new RegimeFact( \"\\u0022\" ) );", "insertLogical( new RegimeFact( \"x\" ) { } );",
            "insertLogical( new RegimeFact( \"x\" ) ); System.exit(0);", "insertLogical( new RegimeFact( $nobody ) );", "insertLogical( new ReachableFact( \"de\", \"x\" ) );",
            "insertLogical( new ReachableFact( \"de\", $country ) );", "modify( $r ) { setX( 1 ) }", "update( $r );", "delete( $r );", "retract( $r );", "drools.halt();",
            "kcontext.getKieRuntime();", "while(true);", "for(;;);", "{ insertLogical( new RegimeFact( \"x\" ) ); }", "Runnable r = () -> {};", "insertLogical(new RegimeFact(\"x\"))",
            "insertLogical( new RegimeFact( ( \"x\" ) ) );", "insertLogical( new RegimeFact( \"x\" /* y */ ) );", "insertLogical( (Object) new RegimeFact( \"x\" ) );",
            "hand off to \"complaints\" because \"It is one.\"", "findings.hold(\"a long reason\");"})
    void aDevelopersRuleOnlyInfers(String line) {
        refused(Attacked.RULE, "then\n", "then\n    " + line + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"package evil", "package bailiwick.policies salience 3", "import java.util.List", "import dev.bailiwick.guardrail.facts.*",
            "import dev.bailiwick.guardrail.facts.Fact", "import dev.bailiwick.guardrail.facts.RegimeFact.*", "import static dev.bailiwick.guardrail.facts.Fact.VERSION",
            "import function dev.bailiwick.guardrail.facts.RegimeFact.x", "import accumulate a.B c", "import dev.bailiwick.guardrail.drools.StageTurns",
            "import dev.bailiwick.guardrail.facts.MessageFact; import java.util.List", "enabled false", "global X x", "declare X end", "query q end"})
    void onlyFactsAreImported(String line) {
        refused(Attacked.RULE, "import dev.bailiwick.guardrail.facts.ResidenceFact", line + "\nimport dev.bailiwick.guardrail.facts.ResidenceFact");
    }

    @Test
    void inferringNeverFeedsOnItself() {
        refused(Attacked.RULE, "when\n", "when\n    exists RegimeFact( regime == \"IE\" )\n");
        String other = Attacked.book().text(Attacked.RULE).replace("IN-903", "IN-904");
        String path = Attacked.RULE.replace("IN-903", "IN-904");
        String examples = Attacked.book().text(Attacked.RULE.replace(".drl", ".examples.yaml")).replace("IN-903", "IN-904");

        String message = Attacked.refused(Attacked.book().with(path, other.replace("when\n", "when\n    exists RegimeFact( regime == \"IE\" )\n")
                        .replace("new RegimeFact( $country )", "new ReachableFact( \"de\", 1 )")).with(path.replace(".drl", ".examples.yaml"), examples)
                .with(Attacked.RULE, Attacked.book().text(Attacked.RULE).replace("when\n", "when\n    exists ReachableFact( hours > 0 )\n")), Attacked.RULE);

        assertThat(message).contains("would follow from itself, and so on without end");
    }

    @ParameterizedTest
    @MethodSource("tableTexts")
    void aTableHoldsValuesUnderSentencesAndNothingElse(String[] change) {
        refused(Attacked.TABLE, change[0], change[1]);
    }

    static Stream<Object> tableTexts() {
        return Stream.of(
                s("owner,Compliance", "Import,java.util.List"), s("owner,Compliance", "owner,Compliance\nFunctions,function void f() {}"),
                s("owner,Compliance", "owner,Compliance\nQueries,query q end"), s("owner,Compliance", "owner,Compliance\nDeclare,declare X end"),
                s("owner,Compliance", "owner,Compliance\nVariables,java.util.List l"), s("owner,Compliance", "owner,Compliance\nEscapeQuotes,false"),
                s("owner,Compliance", "owner,Compliance\nSequential,true"), s("owner,Compliance", "owner,Compliance\nUnit,X"),
                s("owner,Compliance", "owner,Compliance\nDialect,mvel"), s("owner,Compliance", "owner,Compliance\nNotes,x"),
                s("owner,Compliance", "owner,Compliance" + ",".repeat(20) + "RuleTable evil"), s("owner,Compliance", "owner,Compliance\nowner,Other"),
                s("RuleSet,bailiwick.policies", "RuleSet,evil"), s("RuleSet,bailiwick.policies", "RuleSet,bailiwick.policies; import x"),
                s("RuleTable GR-902 a table", "RuleTable GR-902 a table" + ",".repeat(15) + "RuleTable evil"), s("RuleTable GR-902 a table", "RuleTable GR-902 a\\u0022table"),
                s("RuleTable GR-902", "RuleTable GR-999"), s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,CONDITION,ACTION,PRIORITY"),
                s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,METADATA,ACTION,ACTION"), s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,NO-LOOP,ACTION,ACTION"),
                s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,RULEFLOW-GROUP,ACTION,ACTION"), s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,SALIENCE,ACTION,ACTION"),
                s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,DURATION,ACTION,ACTION"), s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,ENABLED,ACTION,ACTION"),
                s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,TIMER,ACTION,ACTION"), s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,CALENDARS,ACTION,ACTION"),
                s("CONDITION,CONDITION,ACTION,ACTION", "ACTION,CONDITION,ACTION,ACTION"), s("CONDITION,CONDITION,ACTION,ACTION", "CONDITION,CONDITION,ACTION,ACTION,,,,ACTION"),
                s(",,,\n", "MessageFact,,,\n"), s(",,,\n", "eval(true),,,\n"), s("$param characters", "$1 to $2 characters"), s("$param characters", "$param characters $param"),
                s("the message has at least $param characters", "eval( $param > 0 )"), s("the message has at least $param characters", "forall(||){x == $}"),
                s("the message has at least $param characters", "MessageFact( length >= $param )"), s("the message has at least $param characters", "… at all"),
                s("\"hand off to \"\"$param\"\"\"", "System.exit($param);"), s("\"… because \"\"$param\"\"\"", "\"… because \"\"$param\"\"; System.exit(0);\""),
                s("\"… because \"\"$param\"\"\"", "\"because \"\"$param\"\"\""), s("complaint,20", "\"complaint\"\" ) eval( true ) //\",20"), s("complaint,20", "complaint,20 or more"),
                s("complaint,20", "complaint,\"20 ) || ( 1\""), s("complaint,20", "=cmd|' /C calc'!A0,20"), s("complaint,20", "@SUM(A1),20"), s("complaint,20", "+1+1,20"),
                s("complaint,20", "-x,20"), s("complaint,20", "$param,20"), s("complaint,20", "{topic},20"), s("complaint,20", "complaint\\u0022,20"), s("complaint,20", "com\u200bplaint,20"),
                s("complaint,20", "\"complaint,20"), s("complaint,20", "com\"plaint,20"), s("complaint,20", "\"complaint\"x,20"), s("complaint,20", "\"comp\nlaint\",20"),
                s("complaint,20", ",20,x"), s("It is a complaint.", "It is \"\"; System.exit(0);"), s("It is a complaint.", "short"), s("It is a complaint.", "x".repeat(700)),
                s("It is a complaint.\n", "It is a complaint.,more\n"), s("It is a complaint.\n", "It is a complaint.\n\ncomplaint,30,complaints,It is a complaint.\n"),
                s("It is a complaint.\n", "It is a complaint.\ncomplaint,20,fraud,It is a complaint.\n"), s("complaint,20,complaints,It is a complaint.", ",,complaints,It is a complaint."),
                s("complaint,20,complaints,It is a complaint.", "complaint,20,,"), s("complaint,20,complaints,It is a complaint.", "complaint,20,,It is a complaint."),
                s("It is a complaint.\n", "It is a complaint.\nRuleTable GR-903 second,,,\n"), s("It is a complaint.\n", "It is a complaint.\n" + "complaint,20,complaints,x\n".repeat(700)),
                s(",", ";"), s("Topic,Characters", ",Characters"), s("RuleTable GR-902 a table\n", ""));
    }

    private static Object s(String from, String to) {
        return new Object[]{new String[]{from, to}};
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "IBM037", "UTF-7-like"})
    void onlyUtf8IsRead(String encoding) {
        for (String path : new String[]{Attacked.SENTENCES, Attacked.TABLE, Attacked.RULE, Attacked.DRAWING}) {
            String text = Attacked.book().text(path).replace("none known", "nön\u00e9 known").replace("Who began?", "Wh\u00f6 began?");
            byte[] bytes = encoding.equals("UTF-7-like") ? text.replace("\"", "+ACI-").getBytes(StandardCharsets.UTF_8) : text.getBytes(Charset.forName(encoding));

            Attacked.refused(Attacked.book().with(path, bytes), path);
        }
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[][] broken = {{(byte) 0xC0, (byte) 0xA2}, {(byte) 0xE0, (byte) 0x80, (byte) 0xA2}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                {(byte) 0xF8, 1, 1, 1, 1}, {(byte) 0xFF}};
        for (byte[] bytes : broken) {
            for (String path : new String[]{Attacked.SENTENCES, Attacked.TABLE, Attacked.RULE, Attacked.DRAWING}) {
                byte[] good = Attacked.book().file(path).bytes();
                byte[] bad = new byte[good.length + bytes.length];
                int at = Attacked.book().text(path).indexOf("GR-901") > 0 ? 12 : good.length - 2;
                System.arraycopy(good, 0, bad, 0, at);
                System.arraycopy(bytes, 0, bad, at, bytes.length);
                System.arraycopy(good, at, bad, at + bytes.length, good.length - at);

                Attacked.refused(Attacked.book().with(path, bad), path);
            }
        }
    }

    @Test
    void hugeFilesAndLongLinesAreRefusedBeforeTheyAreRead() {
        for (String path : new String[]{Attacked.SENTENCES, Attacked.TABLE, Attacked.RULE, Attacked.DRAWING, Attacked.EXAMPLES, Attacked.BOOK}) {
            assertThat(Attacked.refused(Attacked.book().with(path, "x".repeat(5_000_000)), path)).contains("is larger than 64 kB");
        }
        refused(Attacked.SENTENCES, "when\n", "when\n" + "the message is abusive\n".repeat(2_000));
        refused(Attacked.SENTENCES, "It is a", "It is a" + " a".repeat(900));
        refused(Attacked.RULE, "then\n", "    MessageFact( length > 1 )\n".repeat(14) + "then\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy: GR-901\npolicy: GR-901\n", "policy: &a GR-901\n", "<<: {policy: GR-901}\n", "policy: !!javax.script.ScriptEngineManager [x]\n",
            "policy: !!str GR-901\n", "policy: GR-901\n---\npolicy: GR-902\n", "policy: *a\n", "? [a]\n: b\n", "policy: [[[[[[[[[[[[[[[[[[\n"})
    void examplesAreStrictYaml(String head) {
        String examples = Attacked.book().text(Attacked.EXAMPLES);

        Attacked.refused(Attacked.book().with(Attacked.EXAMPLES, examples.replace("policy: GR-901\n", head)), Attacked.EXAMPLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[when]a thing=eval( true )", "[when]a thing=MessageFact() from x", "[when](a+)+b=MessageFact( length > 1 )\n[when](a+)+b=MessageFact( length > 1 )",
            "[keyword]a thing=rule", "[*]a thing=MessageFact()", "[when][MessageFact]a thing=MessageFact()", "[when]- a thing=length > 1 ) eval( true",
            "[when]a thing {x:\\w+}=MessageFact( text == \"{x}\" )", "[when]a thing=MessageFact( text == \"{!x}\" )", "[then]a thing=System.exit(0);",
            "[when]a thing {n}=MessageFact( text == {n} )", "[when]a thing \"{t}\"=MessageFact( length > {t}.length() )", "[then]say={because}", "#/ debug result",
            "[when]a thing=MessageFact( text == \"\\u0022 ) eval( true ) //\" )"})
    void aSentenceMeansConditionsOrAFinding(String sentence) {
        String path = "rules/drl/sentences/more.dsl";
        if (sentence.startsWith("#/")) {
            assertThat(new BindBook(GuardrailSettings.ordinary()).bind(Attacked.book().with(path, sentence)).policies()).hasSize(4);
        } else {
            Attacked.refused(Attacked.book().with(path, "# A thing.\n" + sentence + "\n"), path);
        }
    }
}
