package dev.fairlead.tunnel.audit;

/** Records that tests write. */
final class TestRecords {

    private TestRecords() {}

    /** A denial of a request for that path. */
    static AuditRecord denied(String path) {
        return new AuditRecord(
                AuditRecord.ACCESS_DENIED,
                "deny",
                "t1",
                "app",
                "",
                "erp.corp",
                "443",
                "http",
                "GET",
                path,
                "RESOURCE",
                "r1",
                "");
    }
}
