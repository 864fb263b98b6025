package dev.fairlead.jco.ext;

import dev.fairlead.jco.spi.SessionScope;
import java.util.Objects;
import java.util.Optional;

/** What a program's provider says of sessions. */
record ProvidedSessions(SessionReferenceProvider provider) implements SessionScope {

    @Override
    public Optional<Work> current() {
        return Optional.ofNullable(provider.getCurrentSessionReference(null)).map(Reference::new);
    }

    @Override
    public boolean isAlive(String id) {
        return provider.isSessionAlive(id);
    }

    /** The same provider, and not one that says it is equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ProvidedSessions that && provider == that.provider;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(provider);
    }

    private record Reference(JCoSessionReference session) implements Work {

        private Reference {
            Objects.requireNonNull(session.getID(), "id of the session");
        }

        @Override
        public String id() {
            return session.getID();
        }

        @Override
        public void began() {
            session.contextStarted();
        }

        @Override
        public void ended() {
            session.contextFinished();
        }
    }
}
