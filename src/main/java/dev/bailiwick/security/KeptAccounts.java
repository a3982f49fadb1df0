package dev.bailiwick.security;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** Accounts from the database; a password of {@code admin} that the settings give counts before the one that is kept. */
class KeptAccounts implements Accounts {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{1,59}");
    private static final int PASSWORD_BYTES = 15;
    private static final int MOST = 1_000;

    private final KeptKeys kept;
    private final RememberedKeys keys;
    private final Secrets secrets;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final String given;
    private final Duration rolesLast;

    KeptAccounts(KeptKeys kept, RememberedKeys keys, SecuritySettings settings, SignOnSettings signOn, Secrets secrets, PasswordEncoder encoder,
            ApplicationEventPublisher events, TransactionOperations transaction, Clock clock) {
        this.kept = kept;
        this.keys = keys;
        this.secrets = secrets;
        this.encoder = encoder;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.given = settings.adminPassword().isEmpty() ? null : encoder.encode(settings.adminPassword());
        this.rolesLast = signOn.rolesLast();
    }

    @Override
    public Optional<String> passwordHash(String name) {
        return ADMIN.equalsIgnoreCase(name) && given != null ? Optional.of(given) : Optional.ofNullable(kept.passwordHash(name));
    }

    /** The settings' {@code admin} is an account of everybody who sets up the house: it may do everything, kept or not. */
    @Override
    public Optional<Account> find(String name) {
        Optional<Account> found = kept.account(name).map(account -> account.confirmedSince(confirmed()));
        return found.isEmpty() && ADMIN.equalsIgnoreCase(name) && given != null
                ? Optional.of(new Account(ADMIN, Set.of(Role.values()), false, clock.instant(), null, null, null, 0, false)) : found;
    }

    @Override
    public List<Account> all() {
        return kept.accounts(MOST).stream().map(account -> account.confirmedSince(confirmed())).toList();
    }

    private Instant confirmed() {
        return clock.instant().minus(rolesLast);
    }

    @Override
    public String create(String name, Set<Role> roles, String by) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw Refusal.invalid("name", "must be 2 to 60 letters, digits and . _ @ -");
        }
        String password = secrets.next(PASSWORD_BYTES);
        String hash = encoder.encode(password);
        transaction.executeWithoutResult(status -> {
            kept.waitForTurn();
            if (kept.accounts(MOST).size() >= MOST) {
                throw new Refusal(Refusal.Kind.EXHAUSTED, "there are " + MOST + " accounts already");
            }
            if (!kept.addAccount(name, hash, roles, true, clock.instant())) {
                throw new Refusal(Refusal.Kind.EXISTS, "there is an account '" + name + "', or was one");
            }
            write(by, "made the account", name, roles);
        });
        return password;
    }

    @Override
    public void grant(String name, Set<Role> roles, String by) {
        transaction.executeWithoutResult(status -> {
            kept.waitForTurn();
            Account account = kept.account(name).orElseThrow(() -> Refusal.notFound("account", name));
            if (account.closed() != null) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "the account '" + account.name() + "' is closed; roles would open nothing");
            }
            if (account.issuer() != null) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "the roles of '" + account.name()
                        + "' come from their groups at the sign-in provider; change these there");
            }
            if (!roles.contains(Role.ADMINISTRATOR)) {
                leaveAnAdministrator(account);
            }
            kept.grant(account.name(), roles);
            write(by, "gave roles to", account.name(), roles);
        });
    }

    @Override
    public void close(String name, String by) {
        if (name.equalsIgnoreCase(by) || name.equalsIgnoreCase(ADMIN)) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "nobody closes their own account, and '" + ADMIN + "' stays");
        }
        transaction.executeWithoutResult(status -> {
            kept.waitForTurn();
            Account account = kept.account(name).orElseThrow(() -> Refusal.notFound("account", name));
            if (account.closed() == null) {
                leaveAnAdministrator(account);
                kept.close(account.name(), clock.instant());
                write(by, "closed the account", account.name(), null);
            }
        });
        keys.forget();
    }

    /** Somebody has to be there who can give roles, whatever becomes of the sign-in provider. Who has not chosen a password yet may never come. */
    private void leaveAnAdministrator(Account without) {
        if (keepsTheHouse(without)
                && kept.accounts(MOST).stream().noneMatch(other -> keepsTheHouse(other) && !other.name().equals(without.name()))) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "'" + without.name()
                    + "' is the last administrator with a password of their own; give the role to somebody else first");
        }
    }

    private static boolean keepsTheHouse(Account account) {
        return account.issuer() == null && account.rolesNow().contains(Role.ADMINISTRATOR);
    }

    @Override
    public void changePassword(String name, String before, String after) {
        Account account = find(name).orElseThrow(() -> Refusal.notFound("account", name));
        if (account.issuer() != null) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "'" + account.name() + "' signs in at the sign-in provider; change the password there");
        }
        if (before == null || !encoder.matches(before, passwordHash(name).orElse(""))) {
            throw new Refusal(Refusal.Kind.DENIED, "before: is not the password");
        }
        if (after == null || after.length() < SecuritySettings.MIN_PASSWORD
                || after.getBytes(StandardCharsets.UTF_8).length > SecuritySettings.MAX_PASSWORD_BYTES || after.equals(before)) {
            throw Refusal.invalid("after", "must be another password of at least " + SecuritySettings.MIN_PASSWORD + " characters and at most "
                    + SecuritySettings.MAX_PASSWORD_BYTES + " bytes");
        }
        if (ADMIN.equals(account.name()) && given != null) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the password of '" + ADMIN + "' is given by BAILIWICK_ADMIN_PASSWORD; change it there");
        }
        transaction.executeWithoutResult(status -> {
            kept.changePassword(account.name(), encoder.encode(after));
            write(account.name(), "chose a password for", account.name(), null);
        });
    }

    @Override
    public void signedIn(String name) {
        kept.signedIn(name, clock.instant());
    }

    @Override
    public Account signOn(Identity person) {
        return transaction.execute(status -> {
            Optional<Account> known = kept.identity(person.issuer(), person.subject());
            if (known.isEmpty()) {
                // Two windows of the same person come one after the other, and nobody passes the limit together.
                kept.waitForTurn();
                known = kept.identity(person.issuer(), person.subject());
            }
            Optional<Account> before = known;
            return before.map(account -> comeAgain(account, person)).orElseGet(() -> comeFirst(person));
        }).orElseThrow();
    }

    /** What is refused here is said as a value, so that roles which were taken stay taken. */
    private Outcome comeAgain(Account account, Identity person) {
        if (account.closed() != null) {
            return Outcome.no(NotLetIn.Reason.CLOSED, "the account '" + account.name() + "' was closed");
        }
        if (!account.roles().equals(person.roles())) {
            kept.grant(account.name(), person.roles());
            write(person.issuer(), "gave roles to", account.name(), person.roles());
        }
        if (person.roles().isEmpty()) {
            return withoutRole(person);
        }
        kept.signedIn(account.name(), clock.instant());
        return Outcome.in(account(account.name()));
    }

    private Outcome comeFirst(Identity person) {
        if (person.roles().isEmpty()) {
            return withoutRole(person);
        }
        if (person.name() == null || !NAME.matcher(person.name()).matches()) {
            return Outcome.no(NotLetIn.Reason.NAME, "the provider calls somebody '" + person.name()
                    + "'; a name must be 2 to 60 letters, digits and . _ @ - (another claim: " + SignOnSettings.PREFIX + ".name-claim)");
        }
        if (kept.accounts(MOST).size() >= MOST) {
            return Outcome.no(NotLetIn.Reason.FULL, "there are " + MOST + " accounts already");
        }
        // Whoever sets up the house may come in as admin before any such account is kept.
        if (person.name().equalsIgnoreCase(ADMIN) || !kept.addIdentity(person, clock.instant())) {
            return Outcome.no(NotLetIn.Reason.TAKEN, "there is an account '" + person.name() + "' already, or was one, and it is somebody else's");
        }
        write(person.issuer(), "made the account", person.name(), person.roles());
        return Outcome.in(account(person.name()));
    }

    private Account account(String name) {
        return find(name).orElseThrow();
    }

    private static Outcome withoutRole(Identity person) {
        return Outcome.no(NotLetIn.Reason.ROLE, "none of the groups of '" + person.name() + "' at the provider gives a role here ("
                + SignOnSettings.PREFIX + ".roles)");
    }

    /** An account, or why there is none. */
    private record Outcome(Account account, NotLetIn refused) {

        static Outcome in(Account account) {
            return new Outcome(account, null);
        }

        static Outcome no(NotLetIn.Reason reason, String message) {
            return new Outcome(null, new NotLetIn(reason, message));
        }

        Account orElseThrow() {
            if (refused != null) {
                throw refused;
            }
            return account;
        }
    }

    private void write(String by, String what, String account, Set<Role> roles) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("by", by);
        details.put("what", what);
        details.put("account", account);
        if (roles != null) {
            details.put("roles", new TreeSet<>(roles).stream().map(Role::word).toList());
        }
        events.publishEvent(new Decision(ConversationId.COMPANY, 0, Decision.Kind.ACCESS_CHANGED, clock.instant(), details));
    }
}
