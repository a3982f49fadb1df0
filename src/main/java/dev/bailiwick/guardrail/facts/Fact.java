package dev.bailiwick.guardrail.facts;

/** What a policy may look at. */
public sealed interface Fact permits MessageFact, TopicFact, PersonalDataFact, InjectionFact, CustomerFact, ConversationFact, CompanyTimeFact,
        CoverageFact, DeskFact, DraftFact, CitationFact, PromiseFact {
}
