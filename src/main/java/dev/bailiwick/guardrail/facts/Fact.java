package dev.bailiwick.guardrail.facts;

/** What a policy may look at. */
public sealed interface Fact permits MessageFact, TopicFact, PersonalDataFact, InjectionFact, CustomerFact, ConversationFact, CompanyTimeFact,
        CoverageFact, DeskFact, DraftFact, CitationFact, PromiseFact, JudgementFact, CustomerTimeFact, ResidenceFact, VerificationFact, TeamFact,
        HandoffFact, ToolRequestFact, OutreachFact, RegimeFact, ReachableFact, MarkFact, CheckedFact, LookedUpNumberFact, LookedUpAmountFact,
        LookedUpDateFact, LookedUpWordFact, RequestedWordFact, RequestedNumberFact, RequestedAmountFact {

    /**
     * The version of this vocabulary. Facts and properties are added without ado; one that is removed, renamed or means something else needs a
     * higher version, and policies are written anew.
     */
    int VERSION = 1;
}
