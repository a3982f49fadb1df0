package dev.bailiwick.flow.actuator;

import dev.bailiwick.flow.Procedures;
import dev.bailiwick.flow.SlowWork;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.knowledge.Knowledge;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up only when a message would be answered: there are drawings, policies and knowledge in force, and slow steps are taken on. Whether
 * the database answers, its own indicator says.
 */
@Component("answers")
class AnswersHealth implements HealthIndicator {

    private final Procedures drawings;
    private final PolicyBook policies;
    private final Knowledge knowledge;
    private final SlowWork slowWork;

    AnswersHealth(Procedures drawings, PolicyBook policies, Knowledge knowledge, SlowWork slowWork) {
        this.drawings = drawings;
        this.policies = policies;
        this.knowledge = knowledge;
        this.slowWork = slowWork;
    }

    @Override
    public Health health() {
        Health.Builder health = policies.policies().isEmpty() ? Health.down().withDetail("policies", "none in force; nothing may be said")
                : !slowWork.isTakenOn() ? Health.outOfService().withDetail("work", "this node takes no more work on") : Health.up();
        return health.withDetail("drawings", drawings.version()).withDetail("policies", policies.version())
                .withDetail("knowledge", knowledge.version().value()).withDetail("at work", slowWork.atWork()).build();
    }
}
