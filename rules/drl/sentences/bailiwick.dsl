# The sentences that policies are written in. Above each stands what it means; a policy's line must be one of them, whole.
# "{place}" takes a text in quotation marks, {place} a number. Properties are those of the facts in docs/reference/policies.md.

# What the customer wrote

# A regulated topic was detected, by a word of its list or by nearness to its exemplars.
[when]the message is near "{topic}"=TopicFact( topic == "{topic}" )

# The same, but only when the detector is at least so sure (0 to 1; a word counts as 1).
[when]the message is near "{topic}" by at least {nearness}=TopicFact( topic == "{topic}", nearness >= {nearness} )

# The customer wants to talk to a human.
[when]the message asks for a person=MessageFact( wantsPerson == true )

# The message insults or threatens.
[when]the message is abusive=MessageFact( abusive == true )

# No intent was recognised.
[when]the message asks for nothing that we know=MessageFact( intent == "" )

# The message is long enough for its language to be told, in characters.
[when]the message has at least {length} characters=MessageFact( length >= {length} )

# The language was recognised, with at least this confidence (0 to 1).
[when]the language of the message is sure by at least {confidence}=MessageFact( language != "und", languageConfidence >= {confidence} )

# Nobody can tell which language it is.
[when]the language of the message is unsure=MessageFact( language == "und" )

# Nobody on the roster speaks the message's language.
[when]nobody at the desk speaks the language of the message=MessageFact( $language : language ) and not CoverageFact( language == $language, speakers > 0 )

# People on the roster speak it, but the next of them is at work only after so many hours.
[when]whoever speaks the language of the message comes in more than {hours} hours=MessageFact( $language : language ) and CoverageFact( language == $language, speakers > 0, hours > {hours} )

# Personal data of a kind was found: card-number, iban, phone, email, national-id.
[when]the message contains a "{kind}"=PersonalDataFact( kind == "{kind}" )

# A sign was seen that the message tries to instruct the assistant instead of asking it.
[when]the message tries to instruct the assistant=InjectionFact( sign != "" )

# Who writes, and when

# The company says that the customer is under age.
[when]the customer is under age=CustomerFact( minor == true )

# The company does not say that it knows who writes.
[when]the customer is not verified=CustomerFact( verified == false )

# Nobody is at work at the desk.
[when]the desk is closed=DeskFact( open == false )

# A holiday of the company's calendar.
[when]today is a holiday=CompanyTimeFact( holiday != "" )

# No procedure is collecting answers over several turns.
[when]no procedure is under way=ConversationFact( procedure == "" )

# So many replies in a row asked back instead of answering.
[when]at least {times} replies in a row asked back=ConversationFact( askedBack >= {times} )

# Nobody has told this customer yet that an AI answers.
[when]the customer has not been told that an AI answers=ConversationFact( disclosed == false )

# What the assistant wants to say

# There is a draft, whatever it says.
[when]the assistant is about to reply=DraftFact( length > 0 )

# The draft asks the customer something.
[when]the draft asks back=DraftFact( question == true )

# The draft does not say that an AI answers.
[when]the draft does not say that an AI answers=DraftFact( discloses == false )

# The draft was found by the Librarian or a model; it is none of the company's fixed texts.
[when]the draft is not in fixed words=DraftFact( fixed == false )

# The draft is one of the fixed texts that announce a colleague of the desk and do not say when it opens (the crisis, fraud and card lines never close).
[when]the draft announces a handoff to the desk=DraftFact( source == "wording:handoff.default" || source == "wording:handoff.human-wanted" || source == "wording:handoff.no-knowledge" || source == "wording:handoff.complaint" || source == "wording:handoff.vulnerability" || source == "wording:handoff.bereavement" || source == "wording:handoff.abuse" || source == "wording:handoff.language" )

# A sentence of the draft does not stand in a passage that it cites.
[when]the draft is not grounded in what it cites=DraftFact( grounded == false )

# The draft claims something without citing anything.
[when]the draft answers without a citation=DraftFact( question == false, citations == 0 )

# The draft is written in another language than the message, whose language was recognised with at least this confidence.
[when]the draft is in another language than the message, which is sure by at least {confidence}=MessageFact( $language : language, language != "und", languageConfidence >= {confidence} ) and DraftFact( language != $language )

# The draft cites a passage for this audience: public, users, internal.
[when]the draft cites a passage for "{audience}"=CitationFact( audience == "{audience}" )

# The draft cites a passage which does not hold at the moment of the turn.
[when]the draft cites a passage that is not in force=CitationFact( current == false )

# The draft promises a refund, payment, waiver or date, and neither a tool's result nor a cited passage stands behind it.
[when]the draft promises a "{kind}" without proof=PromiseFact( kind == "{kind}", proven == false )

# The same for money of either kind.
[when]the draft promises money without proof=PromiseFact( kind == "refund" || kind == "payment", proven == false )

# The draft promises so much or more, proven or not, in cents.
[when]the draft promises a "{kind}" of {cents} cents or more=PromiseFact( kind == "{kind}", cents >= {cents} )

# What follows

# Goes into the ledger; changes nothing.
[then]note that "{because}"=findings.note("{because}");

# Fixed words stand before the reply.
[then]say "{wording}" first because "{because}"=findings.sayFirst("{wording}", "{because}");

# May be said once what was found is masked.
[then]mask what was found because "{because}"=findings.redact("{because}");

# The customer is asked, in fixed words.
[then]ask with "{wording}" because "{because}"=findings.ask("{wording}", "{because}");

# Not said as it is: another draft or a person is needed.
[then]hold the draft because "{because}"=findings.hold("{because}");

# Declined in fixed words.
[then]decline with "{wording}" because "{because}"=findings.decline("{wording}", "{because}");

# A team of the desk takes over.
[then]hand off to "{target}" because "{because}"=findings.handOff("{target}", "{because}");

# A team takes over, and the customer hears other words than the usual ones.
[then]hand off to "{target}" saying "{wording}" because "{because}"=findings.handOffSaying("{target}", "{wording}", "{because}");

# A team takes over at the end of a procedure.
[then]hand off to "{target}" following "{procedure}" because "{because}"=findings.handOffFollowing("{target}", "{procedure}", "{because}");
