package dev.fairlead.benchmarks.rfc;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/** An answer: ten scalars in a structure, and rows. */
@XmlRootElement(name = Messages.RESPONSE, namespace = Messages.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
public class MaterialsResponse {
    @XmlElement(name = "HEAD")
    Material head;

    @XmlElementWrapper(name = "ROWS")
    @XmlElement(name = "item")
    List<Material> rows = new ArrayList<>();
}
