package dev.bailiwick.flow.camunda;

import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.ExpressionManager;

/**
 * The engine's expressions, reduced to what a drawing needs: a plain word, the value of a variable, the comparison of a variable with
 * a word, and the handing on of the business key. Nothing else can be expressed, so nothing else can run: there is no expression
 * language behind it, no bean, no class, no function.
 */
final class ClosedExpressions implements ExpressionManager {

    private static final Pattern COMPARISON = Pattern.compile("\\$\\{\\s*([a-zA-Z]\\w{0,40})\\s*==\\s*'([a-zA-Z][\\w-]{0,80})'\\s*}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([a-zA-Z]\\w{0,40})\\s*}");
    private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    @Override
    public Expression createExpression(String text) {
        if (!text.contains("${") && !text.contains("#{")) {
            return new Closed(text, true, (scope, execution) -> text);
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            String name = comparison.group(1);
            String word = comparison.group(2);
            return new Closed(text, false, (scope, execution) -> word.equals(scope.getVariable(name)));
        }
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            String name = variable.group(1);
            return new Closed(text, false, (scope, execution) -> scope.getVariable(name));
        }
        if (text.equals(BUSINESS_KEY)) {
            return new Closed(text, false, (scope, execution) -> ((DelegateExecution) scope).getProcessBusinessKey());
        }
        throw new ProcessEngineException("the expression " + text + " is not part of the drawings' language; it knows ${name}, "
                + "${name == 'word'} and " + BUSINESS_KEY);
    }

    @Override
    public void addFunction(String name, Method function) {
        // The engine offers functions at start; a drawing has no way to call one.
    }

    private interface Value {
        Object of(VariableScope scope, BaseDelegateExecution execution);
    }

    private record Closed(String text, boolean literal, Value value) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return value.of(scope, null);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            return value.of(scope, execution);
        }

        @Override
        public void setValue(Object other, VariableScope scope) {
            throw new ProcessEngineException("the expression " + text + " cannot be given a value");
        }

        @Override
        public void setValue(Object other, VariableScope scope, BaseDelegateExecution execution) {
            setValue(other, scope);
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public boolean isLiteralText() {
            return literal;
        }
    }
}
