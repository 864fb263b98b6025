package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;

import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.system.User;
import dev.fairlead.emulator.system.Users;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.unit.CommitFunctions;
import java.util.Optional;

/** What is known of users. */
final class UserModules {
    private static final RecordType LOGON_DATA = RecordType.named("BAPILOGOND")
            .field("USTYP", charOf(1))
            .field("CLASS", charOf(12))
            .build();
    private static final RecordType ADDRESS = RecordType.named("BAPIADDR3")
            .field("FIRSTNAME", charOf(40))
            .field("LASTNAME", charOf(40))
            .field("FULLNAME", charOf(80))
            .field("E_MAIL", charOf(241))
            .build();
    private static final String DIALOG_USER = "A";

    private final Users users;

    UserModules(Users users) {
        this.users = users;
    }

    void addTo(FunctionRegistry registry) {
        registry.add(
                FunctionDescription.named("BAPI_USER_GET_DETAIL")
                        .imports("USERNAME", charOf(12))
                        .exports("LOGONDATA", structureOf(LOGON_DATA))
                        .exports("ADDRESS", structureOf(ADDRESS))
                        .tables("RETURN", CommitFunctions.BAPIRET2)
                        .build(),
                this::detail);
    }

    private void detail(AbapContext context, RfcFunction function) {
        function.table("RETURN").clear();
        String name = function.imports().getString("USERNAME");
        Optional<User> found = users.find(context.client(), name);
        if (found.isEmpty()) {
            Returns.fill(function.table("RETURN").addRow(), context, 'E', "01", "124", name);
            return;
        }
        User user = found.get();
        function.exports().getStructure("LOGONDATA").set("USTYP", DIALOG_USER);
        function.exports()
                .getStructure("ADDRESS")
                .set("FIRSTNAME", user.firstName())
                .set("LASTNAME", user.lastName())
                .set("FULLNAME", (user.firstName() + " " + user.lastName()).strip())
                .set("E_MAIL", user.mail());
    }
}
