package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.monitoring.MachineFigures.Room;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonObjectBuilder;

/** How the machine fares, as JSON. */
final class MachineReport {
    private static final String TOTAL = "total";
    private static final String OWN = "CloudConnector";
    private static final String FREE = "free";

    private MachineReport() {}

    static JsonObjectBuilder memory(MachineFigures figures) {
        return Json.object()
                .add("physicalKB", room(figures.physical()))
                .add("virtualKB", room(figures.virtual()))
                .add(
                        "cloudConnectorHeapKB",
                        Json.object()
                                .add(TOTAL, figures.heapTotal())
                                .add("used", figures.heapTotal() - figures.heapFree())
                                .add(FREE, figures.heapFree()));
    }

    static JsonObjectBuilder disk(MachineFigures figures) {
        return room(figures.disk());
    }

    static JsonObjectBuilder cpu(MachineFigures figures) {
        return Json.object().add(TOTAL, figures.cpuPercent()).add(OWN, figures.ownCpuPercent());
    }

    private static JsonObjectBuilder room(Room room) {
        return Json.object()
                .add(TOTAL, room.total())
                .add(OWN, room.own())
                .add("others", room.others())
                .add(FREE, room.free());
    }
}
