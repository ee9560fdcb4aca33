"""Pure rules of the campaign: values in, values out; standard library only."""
