/**
 * What is exposed, and the decision whether a request is within it (agent specification, 2.3, 2.5, 3.2 and 3.4). Pure
 * functions over immutable values; whatever is not listed is denied.
 */
package dev.fairlead.agent.access;
