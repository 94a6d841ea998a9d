/**
 * One local stack: its home, its servers and jobs, the supervisor that keeps them running, and what others need to find
 * and watch them.
 */
package dev.vitrina.stack;
