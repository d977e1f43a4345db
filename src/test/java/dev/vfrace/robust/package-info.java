/** A fuzzer: inputs of known validity, each with what has to come of it. */
@org.jspecify.annotations.NullMarked
package dev.vfrace.robust;
