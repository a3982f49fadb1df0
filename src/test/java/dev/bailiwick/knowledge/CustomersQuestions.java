package dev.bailiwick.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;

/** What customers of the sample company ask, in words of their own and not those of its articles. */
public final class CustomersQuestions {

    private CustomersQuestions() {
    }

    /** @return questions, each with the article that answers it; where two do, separated by a bar */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("The postman just brought my plastic, what do I have to do before I can pay with it?", "activate-your-card");
        all.put("can i pay with my iphone in the shop", "apple-pay-google-pay");
        all.put("I want my balance refilled by itself whenever it gets low", "automatic-top-up");
        all.put("My father passed away last week and he banked with you", "bereavement");
        all.put("are you open on saturday mornings in Cork", "branches");
        all.put("Why did you convert my dollars at such a poor rate in the restaurant?", "card-exchange-rates");
        all.put("does my credit card cover a cancelled holiday", "card-insurance");
        all.put("tapping my card at the till does nothing", "card-not-working");
        all.put("There is a purchase from a shop I have never been to on my account", "card-payment-not-recognised");
        all.put("the supermarket took the money two times", "card-payment-not-recognised");
        all.put("Where can I pay in a bundle of banknotes?", "cash-and-cheque-lodgements");
        all.put("what is the most i can take out of an ATM in one day", "cash-withdrawal-limits|using-cash-machines");
        all.put("The ATM gave me 20 less than I asked for but my account shows the full amount", "cash-withdrawal-problems");
        all.put("I need to send 30,000 for a car but the app won't let me go that high", "change-transfer-limits");
        all.put("I'm leaving the bank, how do I get rid of my account", "close-your-account");
        all.put("I am really unhappy with how you treated me and want to take this further", "complaints");
        all.put("can I pay off my new fridge in six monthly parts", "credit-card-instalments");
        all.put("want to hold some sterling for my trip to London", "currency-wallet");
        all.put("I typed the wrong code three times and now my debit card is locked", "debit-card-pin");
        all.put("The petrol station payment has been hanging there since Monday", "declined-and-pending-card-payments");
        all.put("How do I stop my gym from collecting money every month?", "direct-debits-and-standing-orders");
        all.put("I moved house, where do I tell you", "edit-personal-details");
        all.put("I mistyped a digit and paid a stranger, can you pull it back", "failed-or-missing-transfers");
        all.put("How much is the monthly charge for the everyday account?", "fees-2026");
        all.put("wire money to my cousin in Brazil", "international-transfers");
        all.put("my wife and I want to share one account", "joint-and-childrens-accounts");
        all.put("Is there a penalty if I pay back what I borrowed ahead of time?", "loan-repayments");
        all.put("someone nicked my wallet with the card in it!", "lost-or-stolen-card");
        all.put("I got a new mobile, how do I get your app running on it", "lost-phone-and-passcode");
        all.put("We want to buy a flat and speak to somebody about financing it", "mortgage-appointment");
        all.put("My son is 16, may he have an account of his own?", "open-an-account|joint-and-childrens-accounts");
        all.put("still waiting for the card you posted two weeks ago", "order-a-card");
        all.put("Can I go below zero for a few days before payday?", "overdraft");
        all.put("My mother has dementia and I want to handle her banking", "power-of-attorney");
        all.put("my employer asks for my account number for the wages", "receiving-money");
        all.put("how much do I earn on money I put aside", "savings-interest");
        all.put("A caller said he was from Larkfield and made me move my savings", "scams-and-phishing");
        all.put("I need proof of my transactions in March for my accountant", "statements");
        all.put("why do i have to confirm on my phone every time i buy something online", "strong-customer-authentication");
        all.put("the money I added from my other bank's card never showed up", "top-up-problems|top-up");
        all.put("when will my brother in Spain see the euros I sent today", "transfer-times");
        all.put("do I need to warn you before flying to Thailand", "travel-abroad");
        all.put("the machine swallowed my card", "using-cash-machines");
        all.put("your app rejects the photo of my passport", "verify-your-identity");
        all.put("a card number that works only once for a shop I don't trust", "virtual-cards");
        return all;
    }
}
