package dev.fairlead.jco;

/**
 * A destination made of another one by the program, which may log on as somebody else. What it is made of can be changed
 * until it is first used; setters fail with group 136 from then on. It shares neither connections nor sessions with the
 * other destination; custom destinations of one destination share them if their data are equal. Not every provider of
 * destinations has them: use then fails with group 128.
 */
public interface JCoCustomDestination extends JCoDestination {

    /** Who logs on. */
    UserData getUserLogonData();

    /** How a connection is secured by SNC. */
    SNCConfiguration getSNCConfiguration();

    /** The destination that this one was made of. */
    JCoDestination getOriginalDestination();

    /** Name of the destination whose connections serve questions for functions and types. */
    void setRepositoryDestination(String name);

    /** Property {@code jco.client.trace}. */
    void setTrace(String trace);

    /** Property {@code jco.client.codepage}: four digits. */
    void setCodepage(String codepage);

    /** Property {@code jco.client.use_sapgui}. */
    void setUseSapGui(String use);

    /** Who logs on; null takes the destination's own. */
    interface UserData {

        /** Three digits. */
        void setClient(String client);

        /** The user's name. */
        void setUser(String user);

        /** The user's other name. */
        void setAliasUser(String alias);

        /** The user's password. */
        void setPassword(String password);

        /** One or two characters. */
        void setLanguage(String language);

        /** 1 to log on at once, 0 with the first call. */
        void setLogonCheck(int check);

        /** A certificate, in base 64. */
        void setX509Certificate(String certificate);

        /** A logon ticket. */
        void setSSOTicket(String ticket);

        /** Whether the system shall give a logon ticket. */
        void requestSSOTicket(boolean request);

        /** Data of the external id. */
        void setExternalIDData(String data);

        /** Type of the external id. */
        void setExternalIDType(String type);
    }

    /** How a connection is secured by SNC; null takes the destination's own. */
    interface SNCConfiguration {

        /** 1 to use it, else 0. */
        void setSncMode(String mode);

        /** Quality of protection, 1 to 9. */
        void setSncQOP(String quality);

        /** Own name. */
        void setSncMyName(String name);

        /** Name of the system. */
        void setSncPartnerName(String name);

        /** Path of the library. */
        void setSncLibrary(String path);

        /** Whether its identity is the logon. */
        void setSncWithSSO(boolean logon);
    }
}
