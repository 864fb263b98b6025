package dev.fairlead.benchmarks.rfc;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

/** A call, which wants the rows. */
@XmlRootElement(name = Messages.NAME, namespace = Messages.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
public class MaterialsRequest {
    @XmlElement(name = "ROWS")
    String rows = "";
}
