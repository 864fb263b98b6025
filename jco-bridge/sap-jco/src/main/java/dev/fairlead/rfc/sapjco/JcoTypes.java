package dev.fairlead.rfc.sapjco;

import java.util.List;

/** Everything of an archive that is used. */
record JcoTypes(
        ClassLoader loader,
        RecordMembers records,
        MetaDataMembers metaData,
        FunctionMembers functions,
        DestinationMembers destinations,
        AttributeMembers attributes,
        ErrorMembers errors,
        ProviderMembers providers) {

    /**
     * Binds an archive.
     *
     * @throws dev.fairlead.rfc.RfcException of group INITIALIZATION that names every member that it lacks
     */
    static JcoTypes of(ClassLoader loader) {
        Members members = new Members(loader);
        JcoTypes types = new JcoTypes(
                loader,
                RecordMembers.of(members),
                MetaDataMembers.of(members),
                FunctionMembers.of(members),
                DestinationMembers.of(members),
                AttributeMembers.of(members),
                ErrorMembers.of(members),
                ProviderMembers.of(members));
        List<String> missing = members.missing();
        if (!missing.isEmpty()) {
            throw Unusable.because("it lacks " + String.join(", ", missing), "Use a current SAP JCo 3.1");
        }
        return types;
    }
}
