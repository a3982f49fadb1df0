# The sentences that policies are written in. Above each stands what it means; a policy's line must be one of them, whole.
# "{place}" takes a text in quotation marks, {place} a number or, where a clock is meant, a time such as 08:30. Properties are those of the facts in docs/reference/facts.md.

# What the customer wrote

# A regulated topic was detected, by a word of its list or by nearness to its exemplars.
# Example: the message is near "complaint"
[when]the message is near "{topic}"=TopicFact( topic == "{topic}" )

# The same, but only when the detector is at least so sure (0 to 1; a word counts as 1).
# Example: the message is near "complaint" by at least 0.85
[when]the message is near "{topic}" by at least {nearness}=TopicFact( topic == "{topic}", nearness >= {nearness} )

# The customer wants to talk to a human.
# Example: the message asks for a person
[when]the message asks for a person=MessageFact( wantsPerson == true )

# The message insults or threatens.
# Example: the message is abusive
[when]the message is abusive=MessageFact( abusive == true )

# No intent was recognised.
# Example: the message asks for nothing that we know
[when]the message asks for nothing that we know=MessageFact( intent == "" )

# The message is long enough for its language to be told, in characters.
# Example: the message has at least 20 characters
[when]the message has at least {length} characters=MessageFact( length >= {length} )

# The language was recognised, with at least this confidence (0 to 1).
# Example: the language of the message is sure by at least 0.6
[when]the language of the message is sure by at least {confidence}=MessageFact( language != "und", languageConfidence >= {confidence} )

# Nobody can tell which language it is.
# Example: the language of the message is unsure
[when]the language of the message is unsure=MessageFact( language == "und" )

# Nobody on the roster speaks the message's language.
# Example: nobody at the desk speaks the language of the message
[when]nobody at the desk speaks the language of the message=MessageFact( $language : language ) and not CoverageFact( language == $language, speakers > 0 )

# People on the roster speak it, but the next of them is at work only after so many hours.
# Example: whoever speaks the language of the message comes in more than 96 hours
[when]whoever speaks the language of the message comes in more than {hours} hours=MessageFact( $language : language ) and CoverageFact( language == $language, speakers > 0, hours > {hours} )

# Personal data of a kind was found: card-number, iban, phone, email, national-id.
# Example: the message contains a "card-number"
[when]the message contains a "{kind}"=PersonalDataFact( kind == "{kind}" )

# A sign was seen that the message tries to instruct the assistant instead of asking it.
# Example: the message tries to instruct the assistant
[when]the message tries to instruct the assistant=InjectionFact( sign != "" )

# Who writes, and when

# The company says that the customer is under age.
# Example: the customer is under age
[when]the customer is under age=CustomerFact( minor == true )

# The company does not say that it knows who writes.
# Example: the customer is not verified
[when]the customer is not verified=CustomerFact( verified == false )

# Nobody is at work at the desk.
# Example: the desk is closed
[when]the desk is closed=DeskFact( open == false )

# Somebody is at work at the desk.
# Example: the desk is open
[when]the desk is open=DeskFact( open == true )

# A holiday of the company's calendar.
# Example: today is a holiday
[when]today is a holiday=CompanyTimeFact( holiday != "" )

# No procedure is collecting answers over several turns.
# Example: no procedure is under way
[when]no procedure is under way=ConversationFact( procedure == "" )

# So many replies in a row asked back instead of answering.
# Example: at least 2 replies in a row asked back
[when]at least {times} replies in a row asked back=ConversationFact( askedBack >= {times} )

# Nobody has told this customer yet that an AI answers.
# Example: the customer has not been told that an AI answers
[when]the customer has not been told that an AI answers=ConversationFact( disclosed == false )

# What the assistant wants to say

# There is a draft, whatever it says.
# Example: the assistant is about to reply
[when]the assistant is about to reply=DraftFact( length > 0 )

# The draft asks the customer something.
# Example: the draft asks back
[when]the draft asks back=DraftFact( question == true )

# The draft does not say that an AI answers.
# Example: the draft does not say that an AI answers
[when]the draft does not say that an AI answers=DraftFact( discloses == false )

# The draft was found by the Librarian or a model; it is none of the company's fixed texts.
# Example: the draft is not in fixed words
[when]the draft is not in fixed words=DraftFact( fixed == false )

# The draft is one of the fixed texts that announce a colleague of the desk and do not say when it opens (the crisis, fraud and card lines never close).
# Example: the draft announces a handoff to the desk
[when]the draft announces a handoff to the desk=DraftFact( source == "wording:handoff.default" || source == "wording:handoff.human-wanted" || source == "wording:handoff.no-knowledge" || source == "wording:handoff.complaint" || source == "wording:handoff.vulnerability" || source == "wording:handoff.bereavement" || source == "wording:handoff.abuse" || source == "wording:handoff.language" || source == "wording:handoff.plain" || source == "wording:handoff.decision" || source == "wording:handoff.not-understood" )

# A sentence of the draft does not stand in a passage that it cites.
# Example: the draft is not grounded in what it cites
[when]the draft is not grounded in what it cites=DraftFact( grounded == false )

# The draft claims something without citing anything.
# Example: the draft answers without a citation
[when]the draft answers without a citation=DraftFact( question == false, citations == 0 )

# The draft is written in another language than the message, whose language was recognised with at least this confidence.
# Example: the draft is in another language than the message, which is sure by at least 0.6
[when]the draft is in another language than the message, which is sure by at least {confidence}=MessageFact( $language : language, language != "und", languageConfidence >= {confidence} ) and DraftFact( language != $language )

# The draft cites a passage for this audience: public, users, internal.
# Example: the draft cites a passage for "internal"
[when]the draft cites a passage for "{audience}"=CitationFact( audience == "{audience}" )

# The draft cites a passage which does not hold at the moment of the turn.
# Example: the draft cites a passage that is not in force
[when]the draft cites a passage that is not in force=CitationFact( current == false )

# The draft promises a refund, payment, waiver or date, and neither a tool's result nor a cited passage stands behind it.
# Example: the draft promises a "waiver" without proof
[when]the draft promises a "{kind}" without proof=PromiseFact( kind == "{kind}", proven == false )

# The same for money of either kind.
# Example: the draft promises money without proof
[when]the draft promises money without proof=PromiseFact( kind == "refund" || kind == "payment", proven == false )

# The draft promises so much or more, proven or not, in cents.
# Example: the draft promises a "refund" of 5000 cents or more
[when]the draft promises a "{kind}" of {cents} cents or more=PromiseFact( kind == "{kind}", cents >= {cents} )

# Where and when

# At which gate the judgement is made: message, draft, tool, handoff, outreach.
# Example: the judgement is made at the "outreach" gate
[when]the judgement is made at the "{gate}" gate=JudgementFact( gate == "{gate}" )

# The company's own day, by the name of the weekday.
# Example: today is a "Saturday"
[when]today is a "{weekday}"=CompanyTimeFact( weekday == "{weekday}" )

# Any day but this one.
# Example: today is not a "Sunday"
[when]today is not a "{weekday}"=CompanyTimeFact( weekday != "{weekday}" )

# Monday to Friday, holidays included.
# Example: today is one of Monday to Friday
[when]today is one of Monday to Friday=CompanyTimeFact( weekday != "SATURDAY" && weekday != "SUNDAY" )

# Saturday or Sunday.
# Example: today is a Saturday or Sunday
[when]today is a Saturday or Sunday=CompanyTimeFact( weekday == "SATURDAY" || weekday == "SUNDAY" )

# The company's calendar names no holiday.
# Example: today is no holiday
[when]today is no holiday=CompanyTimeFact( holiday == "" )

# One day of one year.
# Example: today is the "2026-12-24"
[when]today is the "{date}"=CompanyTimeFact( date == "{date}" )

# The company's clock shows this time or a later one.
# Example: it is 17:00 or later
[when]it is {time} or later=CompanyTimeFact( minute >= {time} )

# The company's clock does not show this time yet.
# Example: it is before 09:00
[when]it is before {time}=CompanyTimeFact( minute < {time} )

# The company's clock shows the first time or a later one, but not yet the second; both on the same day.
# Example: it is between 09:00 and 17:00
[when]it is between {from} and {until}=CompanyTimeFact( minute >= {from}, minute < {until} )

# The customer's clock, where the customer is, does not show this time yet.
# Example: it is before 08:00 where the customer is
[when]it is before {time} where the customer is=CustomerTimeFact( minute < {time} )

# The customer's clock shows this time or a later one.
# Example: it is 21:00 or later where the customer is
[when]it is {time} or later where the customer is=CustomerTimeFact( minute >= {time} )

# The customer's clock does not yet show the first time, or shows the second or a later one.
# Example: it is outside 08:00 to 21:00 where the customer is
[when]it is outside {from} to {until} where the customer is=CustomerTimeFact( minute < {from} || minute >= {until} )

# The customer's own day, by the name of the weekday.
# Example: it is a "Sunday" where the customer is
[when]it is a "{weekday}" where the customer is=CustomerTimeFact( weekday == "{weekday}" )

# Nobody knows which time it is where the customer is.
# Example: nobody knows the customer's local time
[when]nobody knows the customer's local time=not CustomerTimeFact()

# The channel of the conversation: web, email, ….
# Example: the conversation is held by "email"
[when]the conversation is held by "{channel}"=ConversationFact( channel == "{channel}" )

# This turn has this number or a higher one.
# Example: it is at least turn 8 of the conversation
[when]it is at least turn {turn} of the conversation=ConversationFact( turn >= {turn} )

# Who the customer is

# The company says that it knows who writes.
# Example: the customer is verified
[when]the customer is verified=CustomerFact( verified == true )

# How far the company knows who writes: none, claimed, known, strong.
# Example: the customer is verified as "strong"
[when]the customer is verified as "{level}"=VerificationFact( level == "{level}" )

# Not known by two factors, or not in the last minutes, or nobody says how.
# Example: the customer was not strongly verified within 10 minutes
[when]the customer was not strongly verified within {minutes} minutes=not VerificationFact( level == "strong", minutes <= {minutes} )

# The company says that the customer lives there; the country's code of two letters.
# Example: the customer lives in "US"
[when]the customer lives in "{country}"=ResidenceFact( country == "{country}" )

# The company says that the customer deals with it as a consumer.
# Example: the customer is a consumer
[when]the customer is a consumer=ResidenceFact( capacity == "consumer" )

# What follows from other facts

# A developer's rule infers that a body of law applies.
# Example: the law of "reg-f" applies
[when]the law of "{regime}" applies=RegimeFact( regime == "{regime}" )

# A developer's rule infers that none of the kind applies.
# Example: the law of "reg-f" does not apply
[when]the law of "{regime}" does not apply=not RegimeFact( regime == "{regime}" )

# Somebody who speaks the message's language is at work again only after so many hours, or never.
# Example: a speaker of the language is reachable only after 24 hours
[when]a speaker of the language is reachable only after {hours} hours=ReachableFact( hours > {hours} )

# Another policy gave the situation this name (count this as).
# Example: this counts as "sensitive"
[when]this counts as "{mark}"=MarkFact( name == "{mark}" )

# No policy gave the situation this name.
# Example: this does not count as "sensitive"
[when]this does not count as "{mark}"=not MarkFact( name == "{mark}" )

# What the message is written in, and about

# The recognised language of the message.
# Example: the message is written in "de"
[when]the message is written in "{language}"=MessageFact( language == "{language}" )

# What is asked for, by the intent's name.
# Example: the message asks for "freeze_card"
[when]the message asks for "{intent}"=MessageFact( intent == "{intent}" )

# Files came with the message.
# Example: the message has attachments
[when]the message has attachments=MessageFact( attachments > 0 )

# The message has fewer characters.
# Example: the message has fewer than 20 characters
[when]the message has fewer than {length} characters=MessageFact( length < {length} )

# The language was recognised with less confidence, or not at all.
# Example: the language of the message is not sure by 0.8
[when]the language of the message is not sure by {confidence}=MessageFact( languageConfidence < {confidence} )

# People on the roster speak the language, but the next of them is at work only after so many hours.
# Example: whoever speaks "es" comes in more than 48 hours
[when]whoever speaks "{language}" comes in more than {hours} hours=CoverageFact( language == "{language}", speakers > 0, hours > {hours} )

# What is said, done and handed over

# The draft is these fixed words of the company.
# Example: the draft is the words "handoff.complaint"
[when]the draft is the words "{wording}"=DraftFact( fixed == true, source == "wording:{wording}" )

# The draft is written in this language.
# Example: the draft is written in "de"
[when]the draft is written in "{language}"=DraftFact( language == "{language}" )

# The draft has more characters.
# Example: the draft is longer than 1200 characters
[when]the draft is longer than {length} characters=DraftFact( length > {length} )

# Nobody of this team is at work now.
# Example: nobody of "complaints" is at work
[when]nobody of "{team}" is at work=TeamFact( team == "{team}", open == false )

# The conversation is about to be handed to this team.
# Example: it is handed to "fraud"
[when]it is handed to "{team}"=HandoffFact( team == "{team}" )

# The policy, or word of the house, that asked for the handoff.
# Example: it is handed off because of "GR-020"
[when]it is handed off because of "{reason}"=HandoffFact( reason == "{reason}" )

# Nobody of the team that takes over is at work now.
# Example: nobody of the team that takes over is at work
[when]nobody of the team that takes over is at work=HandoffFact( $team : team ) and TeamFact( team == $team, open == false )

# The tool that the assistant wants to use.
# Example: the assistant wants to use "refund-payment"
[when]the assistant wants to use "{tool}"=ToolRequestFact( tool == "{tool}" )

# Money would move.
# Example: the assistant wants to move money
[when]the assistant wants to move money=ToolRequestFact( kind == "money" )

# Something would be changed, or money would move.
# Example: the assistant wants to change something
[when]the assistant wants to change something=ToolRequestFact( kind == "write" || kind == "money" )

# So much or more would move, in cents.
# Example: the assistant wants to move 10000 cents or more
[when]the assistant wants to move {cents} cents or more=ToolRequestFact( kind == "money", cents >= {cents} )

# The customer has not confirmed exactly this in this conversation.
# Example: the customer has not confirmed it
[when]the customer has not confirmed it=ToolRequestFact( confirmed == false )

# It concerns somebody else's accounts too.
# Example: it concerns other people's accounts
[when]it concerns other people's accounts=ToolRequestFact( own == false )

# It was tried so often in this conversation before.
# Example: it was tried 3 times before
[when]it was tried {times} times before=ToolRequestFact( attempts >= {times} )

# What tools have found out

# Of what is said here of checks and of what was looked up: where no request is named, it is about the customer who writes; where it is, about exactly what that request says.
# A condition that begins with "no tool has" is met as well when no tool has looked, or only at something else. Only such conditions may forbid: what is missing then never passes.

# A tool has checked it and answered yes.
# Example: a tool has checked "the creditworthiness was assessed" and it is so
[when]a tool has checked "{check}" and it is so=CheckedFact( check == "{check}", about == "", so == true )

# A tool has checked it and answered no.
# Example: a tool has checked "the creditworthiness was assessed" and it is not so
[when]a tool has checked "{check}" and it is not so=CheckedFact( check == "{check}", about == "", so == false )

# No tool has answered, neither yes nor no.
# Example: no tool has checked "the creditworthiness was assessed"
[when]no tool has checked "{check}"=not CheckedFact( check == "{check}", about == "" )

# No tool has answered yes.
# Example: no tool has shown "the creditworthiness was assessed"
[when]no tool has shown "{check}"=not CheckedFact( check == "{check}", about == "", so == true )

# No tool has answered no.
# Example: no tool has ruled out "the customer is on the sanctions list"
[when]no tool has ruled out "{check}"=not CheckedFact( check == "{check}", about == "", so == false )

# No tool has answered yes in the last minutes.
# Example: no tool has shown "the creditworthiness was assessed" within 1440 minutes
[when]no tool has shown "{check}" within {minutes} minutes=not CheckedFact( check == "{check}", about == "", so == true, minutes <= {minutes} )

# A tool has checked it for what the request says there, and answered yes.
# Example: a tool has checked "the account exists" for the request's "payee" and it is so
[when]a tool has checked "{check}" for the request's "{what}" and it is so=( RequestedWordFact( name == "{what}", $it : word ) and CheckedFact( check == "{check}", about == $it, so == true ) )

# A tool has checked it for what the request says there, and answered no.
# Example: a tool has checked "the account exists" for the request's "payee" and it is not so
[when]a tool has checked "{check}" for the request's "{what}" and it is not so=( RequestedWordFact( name == "{what}", $it : word ) and CheckedFact( check == "{check}", about == $it, so == false ) )

# No tool has answered yes for what the request says there, or the request says nothing there.
# Example: no tool has shown "the account exists" for the request's "payee"
[when]no tool has shown "{check}" for the request's "{what}"=not ( RequestedWordFact( name == "{what}", $it : word ) and CheckedFact( check == "{check}", about == $it, so == true ) )

# No tool has answered no for what the request says there, or the request says nothing there.
# Example: no tool has ruled out "the payee is on the sanctions list" for the request's "payee"
[when]no tool has ruled out "{check}" for the request's "{what}"=not ( RequestedWordFact( name == "{what}", $it : word ) and CheckedFact( check == "{check}", about == $it, so == false ) )

# No tool has answered yes for what the request says there in the last minutes.
# Example: no tool has shown "the name matches the account" for the request's "payee" within 30 minutes
[when]no tool has shown "{check}" for the request's "{what}" within {minutes} minutes=not ( RequestedWordFact( name == "{what}", $it : word ) and CheckedFact( check == "{check}", about == $it, so == true, minutes <= {minutes} ) )

# No tool has answered yes for what the request says there and to whom it says that this belongs.
# Example: no tool has shown "the card is active" for the request's "card" and "holder"
[when]no tool has shown "{check}" for the request's "{what}" and "{whose}"=not ( RequestedWordFact( name == "{what}", $it : word ) and RequestedWordFact( name == "{whose}", $owner : word ) and CheckedFact( check == "{check}", about == $it, whose == $owner, so == true ) )

# No tool has answered no for what the request says there and to whom it says that this belongs.
# Example: no tool has ruled out "the card is blocked" for the request's "card" and "holder"
[when]no tool has ruled out "{check}" for the request's "{what}" and "{whose}"=not ( RequestedWordFact( name == "{what}", $it : word ) and RequestedWordFact( name == "{whose}", $owner : word ) and CheckedFact( check == "{check}", about == $it, whose == $owner, so == false ) )

# A tool has looked up a number, and it is below.
# Example: the tool looked up "credit score" and it is below 600
[when]the tool looked up "{name}" and it is below {number}=LookedUpNumberFact( name == "{name}", about == "", number < {number} )

# A tool has looked up a number, and it is this or more.
# Example: the tool looked up "credit score" and it is 600 or more
[when]the tool looked up "{name}" and it is {number} or more=LookedUpNumberFact( name == "{name}", about == "", number >= {number} )

# No tool has looked up such a number, or it is below.
# Example: no tool has shown that "credit score" is 600 or more
[when]no tool has shown that "{name}" is {number} or more=not LookedUpNumberFact( name == "{name}", about == "", number >= {number} )

# No tool has looked up such a number, or it is above.
# Example: no tool has shown that "missed payments" is 2 or less
[when]no tool has shown that "{name}" is {number} or less=not LookedUpNumberFact( name == "{name}", about == "", number <= {number} )

# No tool has looked up such a number for what the request says there, or it is below.
# Example: no tool has shown that "credit score" of the request's "account" is 600 or more
[when]no tool has shown that "{name}" of the request's "{what}" is {number} or more=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpNumberFact( name == "{name}", about == $it, number >= {number} ) )

# No tool has looked up such a number for what the request says there, or it is this or below.
# Example: no tool has shown that "credit score" of the request's "account" is more than 600
[when]no tool has shown that "{name}" of the request's "{what}" is more than {number}=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpNumberFact( name == "{name}", about == $it, number > {number} ) )

# No tool has looked up such a number for what the request says there, or it is above.
# Example: no tool has shown that "credit score" of the request's "account" is 600 or less
[when]no tool has shown that "{name}" of the request's "{what}" is {number} or less=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpNumberFact( name == "{name}", about == $it, number <= {number} ) )

# No tool has looked up such a number for what the request says there, or it is this or above.
# Example: no tool has shown that "credit score" of the request's "account" is below 600
[when]no tool has shown that "{name}" of the request's "{what}" is below {number}=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpNumberFact( name == "{name}", about == $it, number < {number} ) )

# No tool has looked up such a number for what the request says there, or it is below the number that the request says.
# Example: no tool has shown that "places left" of the request's "course" is at least its "seats"
[when]no tool has shown that "{name}" of the request's "{what}" is at least its "{count}"=not ( RequestedWordFact( name == "{what}", $it : word ) and RequestedNumberFact( name == "{count}", $count : number ) and LookedUpNumberFact( name == "{name}", about == $it, number >= $count ) )

# A tool has looked up an amount of money in this currency, and it is below, in cents.
# Example: the tool looked up "available balance" and it is below 10000 cents in "EUR"
[when]the tool looked up "{name}" and it is below {cents} cents in "{currency}"=LookedUpAmountFact( name == "{name}", about == "", currency == "{currency}", cents < {cents} )

# No tool has looked up such an amount in this currency for what the request says there, or it is below.
# Example: no tool has shown that "available balance" of the request's "account" is 50000 cents or more in "EUR"
[when]no tool has shown that "{name}" of the request's "{what}" is {cents} cents or more in "{currency}"=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpAmountFact( name == "{name}", about == $it, currency == "{currency}", cents >= {cents} ) )

# No tool has looked up such an amount in this currency for what the request says there, or it is above.
# Example: no tool has shown that "available balance" of the request's "account" is 50000 cents or less in "EUR"
[when]no tool has shown that "{name}" of the request's "{what}" is {cents} cents or less in "{currency}"=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpAmountFact( name == "{name}", about == $it, currency == "{currency}", cents <= {cents} ) )

# No tool has looked up such an amount in this currency for what the request says there, or it is this or above.
# Example: no tool has shown that "available balance" of the request's "account" is below 50000 cents in "EUR"
[when]no tool has shown that "{name}" of the request's "{what}" is below {cents} cents in "{currency}"=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpAmountFact( name == "{name}", about == $it, currency == "{currency}", cents < {cents} ) )

# The same, no more than, where it was looked up for what belongs to whom, as the request says.
# Example: no tool has shown that "amount owed" of the request's "card" and "holder" is 0 cents or less in "EUR"
[when]no tool has shown that "{name}" of the request's "{what}" and "{whose}" is {cents} cents or less in "{currency}"=not ( RequestedWordFact( name == "{what}", $it : word ) and RequestedWordFact( name == "{whose}", $owner : word ) and LookedUpAmountFact( name == "{name}", about == $it, whose == $owner, currency == "{currency}", cents <= {cents} ) )

# No tool has looked up such an amount for what the request says there, or it is below the amount that the request says, or in another currency.
# Example: no tool has shown that "available balance" of the request's "account" covers its "amount"
[when]no tool has shown that "{name}" of the request's "{what}" covers its "{amount}"=not ( RequestedWordFact( name == "{what}", $it : word ) and RequestedAmountFact( name == "{amount}", $cents : cents, $currency : currency ) and LookedUpAmountFact( name == "{name}", about == $it, currency == $currency, cents >= $cents ) )

# The same where it was looked up for what belongs to whom, as the request says.
# Example: no tool has shown that "available credit" of the request's "card" and "holder" covers its "amount"
[when]no tool has shown that "{name}" of the request's "{what}" and "{whose}" covers its "{amount}"=not ( RequestedWordFact( name == "{what}", $it : word ) and RequestedWordFact( name == "{whose}", $owner : word ) and RequestedAmountFact( name == "{amount}", $cents : cents, $currency : currency ) and LookedUpAmountFact( name == "{name}", about == $it, whose == $owner, currency == $currency, cents >= $cents ) )

# No tool has looked up both amounts for what the request says there, or the first is below the second, or in another currency.
# Example: no tool has shown that "available balance" of the request's "account" covers what was looked up as "amount owed"
[when]no tool has shown that "{name}" of the request's "{what}" covers what was looked up as "{other}"=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpAmountFact( name == "{other}", about == $it, $cents : cents, $currency : currency ) and LookedUpAmountFact( name == "{name}", about == $it, currency == $currency, cents >= $cents ) )

# No tool has looked up such a day for what the request says there, or it has passed.
# Example: no tool has shown that the day "the card expires" of the request's "card" is still to come or today
[when]no tool has shown that the day "{name}" of the request's "{what}" is still to come or today=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpDateFact( name == "{name}", about == $it, ago == 0 ) )

# No tool has looked up such a day for what the request says there, or it is further back, or still to come.
# Example: no tool has shown that the day "the contract was signed" of the request's "contract" is at most 14 days ago
[when]no tool has shown that the day "{name}" of the request's "{what}" is at most {days} days ago=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpDateFact( name == "{name}", about == $it, ahead == 0, ago <= {days} ) )

# A tool has looked up this word.
# Example: the tool looked up "account status" and it is "blocked"
[when]the tool looked up "{name}" and it is "{word}"=LookedUpWordFact( name == "{name}", about == "", word == "{word}" )

# No tool has looked up this word.
# Example: no tool has shown that "account status" is "open"
[when]no tool has shown that "{name}" is "{word}"=not LookedUpWordFact( name == "{name}", about == "", word == "{word}" )

# No tool has looked up this word for what the request says there.
# Example: no tool has shown that "account status" of the request's "account" is "open"
[when]no tool has shown that "{name}" of the request's "{what}" is "{word}"=not ( RequestedWordFact( name == "{what}", $it : word ) and LookedUpWordFact( name == "{name}", about == $it, word == "{word}" ) )

# The tool request says this word there.
# Example: the request's "country" is "IE"
[when]the request's "{what}" is "{word}"=RequestedWordFact( name == "{what}", word == "{word}" )

# The tool request says nothing there in words.
# Example: the request does not say "reference"
[when]the request does not say "{what}"=not RequestedWordFact( name == "{what}" )

# The tool request says a higher number there, or none.
# Example: the request does not say a "copies" of 3 or less
[when]the request does not say a "{what}" of {number} or less=not RequestedNumberFact( name == "{what}", number <= {number} )

# The tool request says a higher amount there, or none in this currency.
# Example: the request does not say an "amount" of 100000 cents or less in "EUR"
[when]the request does not say an "{what}" of {cents} cents or less in "{currency}"=not RequestedAmountFact( name == "{what}", cents <= {cents}, currency == "{currency}" )

# The tool request says this number there or a lower one.
# Example: the request says a "copies" of 0 or less
[when]the request says a "{what}" of {number} or less=RequestedNumberFact( name == "{what}", number <= {number} )

# The tool request says this amount there or a lower one, in whatever currency.
# Example: the request says an "amount" of 0 cents or less
[when]the request says an "{what}" of {cents} cents or less=RequestedAmountFact( name == "{what}", cents <= {cents} )

# What the company wants to write

# What the company wants to write about: debt-collection, service, marketing, ….
# Example: the company writes about "debt-collection"
[when]the company writes about "{purpose}"=OutreachFact( purpose == "{purpose}" )

# The way it wants to write: sms, email, web, phone, ….
# Example: the company writes by "sms"
[when]the company writes by "{channel}"=OutreachFact( channel == "{channel}" )

# The customer has not agreed to be written to for this purpose on this channel.
# Example: the customer has not agreed to be written to
[when]the customer has not agreed to be written to=OutreachFact( consented == false )

# How many times the customer was contacted for this purpose in the last seven days.
# Example: the customer was contacted 7 times in seven days
[when]the customer was contacted {times} times in seven days=OutreachFact( attempts >= {times} )

# The customer was talked to about it within so many days.
# Example: the customer was talked to within 7 days
[when]the customer was talked to within {days} days=OutreachFact( days <= {days} )

# What follows

# Goes into the ledger; changes nothing.
# Example: note that "Nobody could tell the language."
[then]note that "{because}"=findings.note("{because}");

# Fixed words stand before the reply.
# Example: say "disclosure.ai" first because "The customer is told that an AI answers."
[then]say "{wording}" first because "{because}"=findings.sayFirst("{wording}", "{because}");

# May be said once what was found is masked.
# Example: mask what was found because "Card numbers are not repeated."
[then]mask what was found because "{because}"=findings.redact("{because}");

# The customer is asked, in fixed words.
# Example: ask with "ask.rephrase" because "It is not clear what is meant."
[then]ask with "{wording}" because "{because}"=findings.ask("{wording}", "{because}");

# Not said as it is: another draft or a person is needed.
# Example: hold the draft because "Nothing stands behind the promise."
[then]hold the draft because "{because}"=findings.hold("{because}");

# Declined in fixed words.
# Example: decline with "declined.tax-advice" because "The bank gives no tax advice."
[then]decline with "{wording}" because "{because}"=findings.decline("{wording}", "{because}");

# A team of the desk takes over.
# Example: hand off to "front-desk" because "A colleague can do more here."
[then]hand off to "{target}" because "{because}"=findings.handOff("{target}", "{because}");

# A team takes over, and the customer hears other words than the usual ones.
# Example: hand off to "fraud" saying "handoff.fraud" because "Money may still be recalled."
[then]hand off to "{target}" saying "{wording}" because "{because}"=findings.handOffSaying("{target}", "{wording}", "{because}");

# A team takes over at the end of a procedure.
# Example: hand off to "complaints" following "complaint" because "It is a complaint."
[then]hand off to "{target}" following "{procedure}" because "{because}"=findings.handOffFollowing("{target}", "{procedure}", "{because}");

# At the handoff gate: another team than the one that was asked for takes over.
# Example: hand it over to "fraud" because "The fraud line never closes."
[then]hand it over to "{target}" because "{because}"=findings.handOff("{target}", "{because}");

# At the handoff gate: the customer hears these words when a human is announced, whichever team it is.
# Example: hand it over saying "handoff.complaint" because "A complaint goes to Customer Relations."
[then]hand it over saying "{wording}" because "{because}"=findings.handOverSaying("{wording}", "{because}");

# At the handoff gate: the usual words say when the desk opens; held, they only say that a human takes over.
# Example: hold the promise of a time because "Lending keeps other hours than the desk."
[then]hold the promise of a time because "{because}"=findings.hold("{because}");

# Gives the situation a name that other policies can ask for; decides nothing.
# Example: count this as "sensitive"
[then]count this as "{mark}"=findings.mark("{mark}");

# Not done, and not said: a person is needed.
# Example: hold it because "The customer has not confirmed this payment."
[then]hold it because "{because}"=findings.hold("{because}");
