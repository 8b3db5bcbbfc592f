/** The target systems of the demo: started, and filled with the company's accounts. */
@NullMarked
package dev.handback.demo.targets;

import org.jspecify.annotations.NullMarked;
