/** HTTP as the demo's own clients need it. */
@NullMarked
package dev.handback.demo.web;

import org.jspecify.annotations.NullMarked;
