"""The funding-gap radar: money, posts and measures of a programme on one axis, and where one outlives another."""
