package dev.fairlead.emulator.system;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A user of one client, as an administrator maintains it. Never prints the password. */
public final class User {
    private final String client;
    private final String name;
    private final String password;
    private final String language;
    private final Authorizations authorizations;
    private final boolean locked;
    private final boolean initialPassword;
    private final String firstName;
    private final String lastName;
    private final String mail;
    private final String certificateSubject;

    private User(Builder builder) {
        this.client = builder.client;
        this.name = builder.name;
        this.password = builder.password;
        this.language = builder.language;
        this.authorizations = new Authorizations(builder.allowed, builder.denied);
        this.locked = builder.locked;
        this.initialPassword = builder.initialPassword;
        this.firstName = builder.firstName;
        this.lastName = builder.lastName;
        this.mail = builder.mail;
        this.certificateSubject = builder.certificateSubject;
    }

    /** Begins a user who may call every function, and who logs on in English. */
    static Builder named(String client, String name, String password) {
        return new Builder(client, name, password);
    }

    /** Client, three digits. */
    public String client() {
        return client;
    }

    /** Name, in upper case. */
    public String name() {
        return name;
    }

    /** Language of a logon that names none, two letters. */
    public String language() {
        return language;
    }

    /** What the user may call. */
    public Authorizations authorizations() {
        return authorizations;
    }

    /** Whether an administrator locked the user. */
    public boolean isLocked() {
        return locked;
    }

    /** Whether the password must be changed before the user can log on with it. */
    public boolean hasInitialPassword() {
        return initialPassword;
    }

    /** First name; may be empty. */
    public String firstName() {
        return firstName;
    }

    /** Last name; may be empty. */
    public String lastName() {
        return lastName;
    }

    /** Mail address; may be empty. */
    public String mail() {
        return mail;
    }

    /** Subject of the certificate that logs this user on, {@code CN=certuser}. */
    public Optional<String> certificateSubject() {
        return certificateSubject.isEmpty() ? Optional.empty() : Optional.of(certificateSubject);
    }

    boolean hasPassword(String candidate) {
        return password.equals(candidate);
    }

    /** Client and name. */
    @Override
    public String toString() {
        return client + "/" + name;
    }

    /** Writes a user. */
    public static final class Builder {
        private final String client;
        private final String name;
        private final String password;
        private String language = "EN";
        private List<String> allowed = Authorizations.ALL.allowed();
        private List<String> denied = List.of();
        private boolean locked;
        private boolean initialPassword;
        private String firstName = "";
        private String lastName = "";
        private String mail = "";
        private String certificateSubject = "";

        private Builder(String client, String name, String password) {
            this.client = Objects.requireNonNull(client, "client");
            this.name = name.strip().toUpperCase(Locale.ROOT);
            this.password = Objects.requireNonNull(password, "password");
        }

        /** Language of a logon that names none. */
        public Builder language(String twoLetters) {
            language = twoLetters.toUpperCase(Locale.ROOT);
            return this;
        }

        /** The only functions that the user may call: names, or beginnings with {@code *}. */
        public Builder allow(String... functions) {
            allowed = List.of(functions);
            return this;
        }

        /** Functions that the user may not call, whatever is allowed. */
        public Builder deny(String... functions) {
            denied = List.of(functions);
            return this;
        }

        /** Locks the user. */
        public Builder locked() {
            locked = true;
            return this;
        }

        /** Makes the password one that has to be changed first. */
        public Builder initialPassword() {
            initialPassword = true;
            return this;
        }

        /** First and last name. */
        public Builder person(String first, String last) {
            firstName = first;
            lastName = last;
            return this;
        }

        /** Mail address. */
        public Builder mail(String address) {
            mail = address;
            return this;
        }

        /** Subject of the certificate that logs this user on, in the form of RFC 2253: {@code CN=certuser}. */
        public Builder certificate(String subject) {
            certificateSubject = subject;
            return this;
        }

        User build() {
            return new User(this);
        }
    }
}
