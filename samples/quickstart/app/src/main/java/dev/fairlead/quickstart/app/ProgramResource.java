package dev.fairlead.quickstart.app;

import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.samples.jco.JsonDump;
import dev.fairlead.samples.jco.Program;
import dev.fairlead.samples.jco.StatefulCounter;
import dev.fairlead.samples.jco.StepByStep;
import dev.fairlead.samples.jco.StructureReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs programs as they are written for JCo. They are told the name of a destination and nothing of users: whom they
 * act for is the signed-in user.
 */
@Path("programs")
@RequestScoped
@RolesAllowed(QuickstartApplication.USER)
@Produces(MediaType.APPLICATION_JSON)
public class ProgramResource {
    private static final String SALES = "sales";

    /** @param function that the program calls */
    private record Sample(String function, Program program) {}

    private static final Map<String, Sample> SAMPLES = Map.of(
            "connect", new Sample("STFC_CONNECTION", StepByStep::run),
            "table", new Sample("BAPI_COMPANYCODE_GETLIST", JsonDump::run),
            "structure", new Sample("BAPI_COMPANYCODE_GETDETAIL", StructureReader::run),
            "counter", new Sample("Z_INCREMENT_COUNTER", StatefulCounter::run));

    @GET
    @Path("{name}")
    public JsonObject run(@PathParam("name") String name) throws JCoException {
        Sample sample = SAMPLES.get(name);
        if (sample == null) {
            throw new NotFoundException();
        }
        return run(sample.function(), sample.program());
    }

    /** What the program printed, and whom the system took it for. */
    private static JsonObject run(String function, Program program) throws JCoException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        program.run(SALES, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return SystemAnswer.of(function, user())
                .add("message", printed.toString(StandardCharsets.UTF_8))
                .build();
    }

    private static String user() throws JCoException {
        JCoDestination sales = JCoDestinationManager.getDestination(SALES);
        JCoFunction who = sales.getRepository().getFunction("Z_WHO_AM_I");
        who.execute(sales);
        return who.getExportParameterList().getString("USERNAME");
    }
}
